package io.lunapark.packing;

import io.lunapark.localstack.Folder;
import io.lunapark.localstack.StartFailure;
import io.lunapark.localstack.template.Template.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A system's zip once more, with a Java of its own and a cache made from exactly its jars. */
public final class SelfContained {

    /** Java compares the times of jars with those in its cache, so they are the same wherever it is unpacked. */
    private static final Instant TIME = Instant.parse("2026-11-21T00:00:00Z");

    private static final String LIB = "lib";

    /** What Lambda takes at most, unpacked. */
    private static final long MOST_BYTES = 250L << 20;

    private SelfContained() {}

    /** Where the one that belongs to a system's zip lies. */
    public static Path of(Path zip) {
        return zip.resolveSibling(zip.getFileName().toString().replaceFirst("\\.zip$", "-java.zip"));
    }

    /**
     * Makes it, in one step with its cache, and looks whether it is what it should be.
     *
     * @param functions all that are deployed with the zip
     * @param stores where they find them in training
     * @throws StartFailure when a function does not answer in training, or when it is more than Lambda takes
     */
    public static void make(Path zip, List<Function> functions, SampleEvents samples, TlsFront stores)
            throws IOException {
        try (UnpackedZip task = UnpackedZip.of(zip)) {
            OwnJava.addTo(task.folder());
            Folder.date(task.folder(), TIME);
            AotCache.make(task.folder(), called(functions), samples, stores);
            Checksums.write(task.folder());
            long bytes = Folder.bytes(task.folder());
            if (bytes > MOST_BYTES) {
                throw new StartFailure(
                        of(zip) + " would hold " + bytes + " bytes, and Lambda takes " + MOST_BYTES + ".");
            }
            Folder.date(task.folder(), TIME);
            UnpackedZip.pack(task.folder(), of(zip));
        }
        unpack(zip).close();
    }

    /** Functions of a deployment are not urgent, and every class in the cache is loaded at each start: Flyway has thousands. */
    private static List<Function> called(List<Function> functions) {
        return functions.stream().filter(function -> !function.atDeployment()).toList();
    }

    /** Whom the Java in an unpacked package believes. */
    public static Path authorities(UnpackedZip task) {
        return OwnJava.authorities(task.folder());
    }

    /**
     * The package that belongs to a system's zip.
     *
     * @throws StartFailure when something in it is not what its cache was made from, or the zip has changed since
     */
    public static UnpackedZip unpack(Path zip) throws IOException {
        UnpackedZip task = UnpackedZip.of(of(zip));
        List<String> findings = findings(task, zip);
        if (!findings.isEmpty()) {
            task.close();
            throw new StartFailure(of(zip) + " does not fit its cache: " + String.join(", ", findings)
                    + "; ./lunapark package makes it anew.");
        }
        return task;
    }

    /** Whether there is a package with the jars of that zip, which is as it was made. */
    public static boolean fits(Path zip) throws IOException {
        if (!Files.exists(of(zip))) {
            return false;
        }
        try (UnpackedZip task = UnpackedZip.of(of(zip))) {
            return findings(task, zip).isEmpty();
        }
    }

    private static List<String> findings(UnpackedZip task, Path zip) throws IOException {
        List<String> findings = new ArrayList<>(Checksums.findings(task.folder()));
        try (UnpackedZip present = UnpackedZip.of(zip)) {
            if (!Checksums.of(present.folder().resolve(LIB))
                    .equals(Checksums.of(task.folder().resolve(LIB)))) {
                findings.add(LIB + " is not that of " + zip);
            }
        }
        return findings;
    }
}
