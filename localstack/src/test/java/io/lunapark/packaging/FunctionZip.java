package io.lunapark.packaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What is inside a zip that functions are deployed as: its entries, and those of each jar by the jar's file name. */
record FunctionZip(Path file, List<Entry> entries, Map<String, List<Entry>> jars) {

    record Entry(String name, LocalDateTime time) {

        boolean isClass() {
            return name.endsWith(".class") && !name.endsWith("-info.class") && !name.startsWith("META-INF/versions/");
        }

        /** As Java names it. */
        String className() {
            return name.substring(0, name.length() - ".class".length()).replace('/', '.');
        }
    }

    static FunctionZip read(Path file) {
        List<Entry> entries = new ArrayList<>();
        Map<String, List<Entry>> jars = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.add(new Entry(entry.getName(), entry.getTimeLocal()));
                if (entry.getName().endsWith(".jar")) {
                    jars.put(Path.of(entry.getName()).getFileName().toString(), entries(zip.readAllBytes()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FunctionZip(file, entries, jars);
    }

    private static List<Entry> entries(byte[] jar) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.add(new Entry(entry.getName(), entry.getTimeLocal()));
            }
        }
        return entries;
    }

    /** {@code coasters} of {@code coasters.zip}. */
    String system() {
        return file.getFileName().toString().replace(".zip", "");
    }

    long bytes() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> classes() {
        return jars.values().stream()
                .flatMap(List::stream)
                .filter(Entry::isClass)
                .map(Entry::className)
                .toList();
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
