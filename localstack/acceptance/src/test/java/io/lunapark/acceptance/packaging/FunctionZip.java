package io.lunapark.acceptance.packaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What is inside a zip that functions are deployed as.
 *
 * @param content of its jar
 */
record FunctionZip(Path file, List<Entry> entries, List<Entry> content) {

    private static final String LISTS = "io/lunapark/packed/";

    /** @param bytes of the lists of services; of all others none */
    record Entry(String name, LocalDateTime time, boolean compressed, byte[] bytes) {

        boolean isClass() {
            return name.endsWith(".class") && !name.endsWith("-info.class") && !name.startsWith("META-INF/versions/");
        }

        /** As Java names it. */
        String className() {
            return name.substring(0, name.length() - ".class".length()).replace('/', '.');
        }
    }

    static FunctionZip read(Path file) {
        List<Entry> content = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            List<Entry> entries = new ArrayList<>();
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.add(read(entry, zip));
                if (entry.getName().endsWith(".jar")) {
                    content.addAll(entries(zip.readAllBytes()));
                }
            }
            return new FunctionZip(file, entries, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Entry> entries(byte[] jar) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.add(read(entry, zip));
            }
        }
        return entries;
    }

    private static Entry read(ZipEntry entry, InputStream content) throws IOException {
        boolean list = entry.getName().startsWith(LISTS) && !entry.isDirectory();
        return new Entry(
                entry.getName(),
                entry.getTimeLocal(),
                entry.getMethod() == ZipEntry.DEFLATED,
                list ? content.readAllBytes() : new byte[0]);
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
        return content.stream().filter(Entry::isClass).map(Entry::className).toList();
    }

    /** The classes that the lists of services make. */
    List<String> listed() {
        return content.stream()
                .filter(entry -> entry.bytes().length > 0)
                .flatMap(entry -> made(entry.bytes()))
                .toList();
    }

    private static Stream<String> made(byte[] list) {
        return ClassFile.of().parse(list).methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(CodeModel::elementStream)
                .filter(NewObjectInstruction.class::isInstance)
                .map(made -> ((NewObjectInstruction) made).className().asInternalName())
                .map(name -> name.replace('/', '.'));
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
