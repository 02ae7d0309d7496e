package io.lunapark.packing;

import io.lunapark.localstack.Folder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * SHA-256 of every file of a package, in a file that {@code sha256sum -c} reads. Java takes a class from its cache without a
 * look at the jar: what runs is what the cache was made from, so neither may change without the other.
 */
final class Checksums {

    static final String FILE = "SHA256SUMS";

    private Checksums() {}

    static void write(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
        Files.writeString(
                folder.resolve(FILE),
                of(folder).entrySet().stream()
                        .map(one -> one.getValue() + "  " + one.getKey() + "\n")
                        .collect(Collectors.joining()));
    }

    /** A line for each file that was changed, added or removed since; empty where all is as it was. */
    static List<String> findings(Path folder) throws IOException {
        Map<String, String> wanted = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve(FILE))) {
            String[] parts = line.split(" {2}", 2);
            wanted.put(parts[1], parts[0]);
        }
        Map<String, String> found = of(folder);
        found.remove(FILE);
        List<String> findings = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(wanted.keySet());
        names.addAll(found.keySet());
        for (String name : names) {
            if (!found.containsKey(name)) {
                findings.add(name + " is missing");
            } else if (!wanted.containsKey(name)) {
                findings.add(name + " was added");
            } else if (!Objects.equals(wanted.get(name), found.get(name))) {
                findings.add(name + " was changed");
            }
        }
        return findings;
    }

    /** Of every file below the folder, by its path in it. */
    static Map<String, String> of(Path folder) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        for (Path file : Folder.files(folder)) {
            sums.put(folder.relativize(file).toString(), sum(file));
        }
        return sums;
    }

    private static String sum(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file);
                DigestInputStream read = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
            read.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(read.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
