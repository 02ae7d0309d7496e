package io.lunapark.packing;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a package brings along to run in {@code provided.al2023}: Java, AWS's runtime client, a cache of classes that are
 * loaded and linked already, and how to start them.
 */
final class OwnJava {

    static final String BOOTSTRAP = "bootstrap";
    static final String CACHE = "cache/lunapark.aot";

    /**
     * The fast compiler alone, and only for what is called often, since it works on the same processor as the first call; the
     * collector without threads.
     */
    static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:CompileThresholdScaling=8",
            "-Djava.net.preferIPv4Stack=true",
            "--enable-native-access=ALL-UNNAMED");

    private static final String JDK = "jdk";
    private static final String MODULES = String.join(
            ",",
            "java.logging",
            "java.management",
            "java.naming",
            "java.security.jgss",
            "java.sql",
            "jdk.net",
            "jdk.unsupported",
            "jdk.zipfs");

    private OwnJava() {}

    /** Adds all but the cache to a folder with a system's {@code lib}. */
    static void addTo(Path task) throws IOException {
        Path client = Files.createDirectories(task.resolve("runtime"));
        for (Path jar : Launch.runtimeClient().toList()) {
            Files.copy(jar, client.resolve(jar.getFileName()));
        }
        Files.createDirectories(task.resolve(CACHE).getParent());
        Child.run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                "--add-modules",
                MODULES,
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                task.resolve(JDK).toString()));
        Authorities.keepThoseOfAws(authorities(task));
        Path bootstrap = task.resolve(BOOTSTRAP);
        Files.writeString(bootstrap, bootstrap(task));
        Files.setPosixFilePermissions(bootstrap, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static Path authorities(Path task) {
        return task.resolve(JDK).resolve("lib/security/cacerts");
    }

    static String java(Path task) {
        return task.resolve(JDK).resolve("bin/java").toString();
    }

    /** As the cache wants it: jars only, in the same order, the runtime client's before ours. */
    static String classPath(Path task) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String folder : List.of("runtime", "lib")) {
            try (Stream<Path> files = Files.list(task.resolve(folder))) {
                files.sorted().forEach(jars::add);
            }
        }
        return jars.stream().map(Path::toString).collect(Collectors.joining(":"));
    }

    /** Works in the folder of the cache: the runtime client would take jars of a {@code lib} in the working directory twice. */
    private static String bootstrap(Path task) throws IOException {
        return """
                #!/bin/sh
                # Lambda calls this: the Java of this package, with the cache that was made from its jars (see SHA256SUMS).
                task=$LAMBDA_TASK_ROOT
                cd "$task/cache"
                exec "$task/jdk/bin/java" -XX:AOTCache="$task/%s" \\
                    -XX:MaxHeapSize="$((AWS_LAMBDA_FUNCTION_MEMORY_SIZE * 85 / 100))m" %s \\
                    -cp "%s" %s "$_HANDLER"
                """.formatted(
                        CACHE,
                        String.join(" ", FLAGS),
                        classPath(task).replace(task.toString(), "$task"),
                        AWSLambda.class.getName());
    }
}
