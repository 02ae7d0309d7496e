package io.lunapark.acceptance.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The TCP ports that a process listens on, as Linux tells it. */
final class ListeningPorts {

    private ListeningPorts() {}

    static Set<Integer> of(long pid) throws IOException {
        return addresses(pid).stream()
                .map(address -> Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** With the address of the interface, in hexadecimal: {@code 0100007F:0BEA}. */
    static Set<String> addresses(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        Set<String> open = openFiles(pid);
        Set<String> addresses = new TreeSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            for (String line : Files.readAllLines(process.resolve(table))) {
                String[] columns = line.strip().split("\\s+");
                if (columns[3].equals("0A") && open.contains("socket:[" + columns[9] + "]")) {
                    addresses.add(columns[1]);
                }
            }
        }
        return addresses;
    }

    /** Files and sockets that a process has open. */
    static Set<String> openFiles(long pid) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return descriptors.map(ListeningPorts::target).collect(Collectors.toSet());
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // closed by now
        }
    }
}
