package io.lunapark.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lunapark.cli.Lunapark;
import io.lunapark.coasters.CoastersSchema;
import io.lunapark.localstack.Settings;
import io.lunapark.localstack.SignedIn;
import io.lunapark.localstack.store.Engine;
import io.lunapark.testing.Api;
import io.lunapark.testing.Project;
import io.lunapark.testing.backend.BackEnd;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The runner in a process of its own, as {@code ./lunapark up} starts it. */
final class RunnerProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START = Duration.ofSeconds(90);

    private final Path data;
    private final Process process;

    private RunnerProcess(Path data, Process process) {
        this.data = data;
        this.process = process;
    }

    /** Returns when it is up, on the back end of the suite. */
    static RunnerProcess start(Path data) {
        return start(data, BackEnd.engine());
    }

    static RunnerProcess start(Path data, Engine dynamodb) {
        return start(data, "--dynamodb", dynamodb.choice());
    }

    /** One more node on the stores of the one that runs on that folder. */
    static RunnerProcess join(Path storesOf, Path data) {
        return start(data, "--join", storesOf.toAbsolutePath().toString());
    }

    /** @param options of the command line */
    static RunnerProcess start(Path data, String... options) {
        File log = data.resolve("runner.log").toFile();
        try {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx256m",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    // As the script says it; other commands know the process by it.
                    "-Dlunapark.called-from=" + data.toAbsolutePath(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Lunapark.class.getName(),
                    "up",
                    "--data",
                    data.toAbsolutePath().toString(),
                    "--template",
                    Project.at("template.yaml").toAbsolutePath().normalize().toString(),
                    "--end-with",
                    Long.toString(ProcessHandle.current().pid())));
            command.addAll(List.of(options));
            if (!command.contains("--port")) {
                command.addAll(List.of("--port", "0"));
            }
            command.addAll(Settings.arguments(Settings.NO_LIMITS));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
            RunnerProcess runner = new RunnerProcess(data, process);
            runner.awaitUp(log);
            return runner;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitUp(File log) {
        try {
            await("the runner is up")
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !process.isAlive() || runFile().isPresent());
        } finally {
            if (runFile().isEmpty()) {
                close();
            }
        }
        assertThat(process.isAlive()).as("the runner has ended: %s", text(log)).isTrue();
    }

    private static String text(File log) {
        try {
            return Files.readString(log.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has written about itself; empty while it is not up, and what one that was killed has left does not count. */
    private Optional<JsonNode> runFile() {
        try {
            Path file = data.resolve("run.json");
            return Files.exists(file)
                    ? Optional.of(JSON.readTree(Files.readString(file)))
                            .filter(run -> run.path("pid").asLong() == process.pid())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What run.json says. */
    String address(String name) {
        return runFile().orElseThrow().path(name).asText();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    Park park() {
        return new Park(
                new Api(address("url")).as(firstAdmin()),
                Api.control(address("control"), address("key")),
                new CoastersSchema(address("jdbc"), address("jdbcPassword")));
    }

    SignedIn firstAdmin() {
        return SignedIn.with(address("url"), address("firstAdmin"), Path.of(address("firstAdminPasswordFile")));
    }

    /** Lets it do nothing at all until {@link #goOn}; it does not notice. */
    void pause() {
        signal("STOP");
    }

    void goOn() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            assertThat(kill.waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it as the kernel does, at whatever point it is; its Postgres stays behind. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Ends it and its stores in good order. */
    @Override
    public void close() {
        process.destroy();
        if (!awaitEnd()) {
            kill();
        }
    }

    private boolean awaitEnd() {
        try {
            return process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The Postgres that works on a data folder, also when its runner is gone. */
    static Optional<ProcessHandle> postgres(Path data) throws IOException {
        Path lock = data.resolve("postgres/postmaster.pid");
        return Files.exists(lock)
                ? ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(lock).getFirst().trim()))
                : Optional.empty();
    }
}
