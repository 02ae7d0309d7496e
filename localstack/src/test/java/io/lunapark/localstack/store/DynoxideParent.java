package io.lunapark.localstack.store;

import java.io.IOException;
import java.nio.file.Path;

/** A program that starts dynoxide, and then waits to be killed. */
final class DynoxideParent {

    private DynoxideParent() {}

    static Dynoxide dynoxide(Path directory, int port) {
        Path log = directory.resolveSibling("dynoxide.log");
        return new Dynoxide(directory, log, port, DynamoTest.KEY, DynamoTest.REGION, DynamoTest.TABLES);
    }

    static Process start(Path directory) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DynoxideParent.class.getName(),
                        directory.toString())
                .inheritIO()
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        dynoxide(Path.of(arguments[0]), Ports.free(1).getFirst()).start();
        Thread.currentThread().join();
    }
}
