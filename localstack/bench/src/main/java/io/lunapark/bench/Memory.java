package io.lunapark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Memory that processes really hold: their proportional set size, where what is shared counts once. Linux only. */
final class Memory {

    private Memory() {}

    static boolean isKnown() {
        return Files.exists(Path.of("/proc/self/smaps_rollup"));
    }

    /** Of the process and all that it has started. */
    static double megabytes(ProcessHandle process) throws IOException {
        double sum = 0;
        for (ProcessHandle one :
                Stream.concat(Stream.of(process), process.descendants()).toList()) {
            sum += kilobytes(one.pid());
        }
        return sum / 1024;
    }

    /** Of the server that works on this directory; it is no child process of ours. */
    static double megabytesOfPostgres(Path directory) throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve("postmaster.pid"));
        return megabytes(
                ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow());
    }

    private static long kilobytes(long pid) throws IOException {
        Path path = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        if (!Files.exists(path)) {
            return 0;
        }
        return Files.readAllLines(path).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                .findFirst()
                .orElse(0);
    }
}
