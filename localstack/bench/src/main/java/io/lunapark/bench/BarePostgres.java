package io.lunapark.bench;

import io.lunapark.localstack.logging.Logging;
import io.lunapark.localstack.store.Ports;
import io.lunapark.localstack.store.Postgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The base of the memory: a Java process that has started Postgres and does nothing more. */
final class BarePostgres {

    private static final String STARTED = "Postgres alone has started";

    private BarePostgres() {}

    public static void main(String[] args) throws IOException {
        Path data = Path.of(args[0]).toAbsolutePath();
        Logging.configure("prod", data);
        Postgres postgres = new Postgres(
                data.resolve("postgres"),
                data.resolve("postgres.log"),
                Ports.free(1).getFirst());
        postgres.start();
        System.out.println(STARTED);
        System.in.read();
        postgres.stop();
        System.exit(0);
    }

    /** What it holds in megabytes, with the options of the present process. */
    static double megabytes(Path data) throws IOException, InterruptedException {
        Files.createDirectories(data);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), BarePostgres.class.getName(), data.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(data.resolve("errors.log").toFile())
                .start();
        try {
            if (process.inputReader().lines().noneMatch(STARTED::equals)) {
                throw new IllegalStateException(
                        "Postgres alone has not started:\n" + Files.readString(data.resolve("errors.log")));
            }
            return Memory.megabytes(process.toHandle()) + Memory.megabytesOfPostgres(data.resolve("postgres"));
        } finally {
            process.getOutputStream().close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
