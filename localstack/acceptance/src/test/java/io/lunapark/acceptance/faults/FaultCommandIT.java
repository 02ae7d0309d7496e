package io.lunapark.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lunapark.cli.Lunapark;
import io.lunapark.testing.Answer;
import io.lunapark.testing.BesideOthers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./lunapark fault} on a stack of its own: each store goes away and comes back as the command says. */
@BesideOthers
class FaultCommandIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Map<String, Object> COASTER =
            Map.of("staff", 1, "dailyClients", 1, "trackLengthM", 100, "opensAt", "08:00", "closesAt", "16:00");

    /** Where {@code ./lunapark} is called. */
    @TempDir
    private static Path project;

    private static RunnerProcess runner;
    private static Park park;

    private final List<Load.Accepted> accepted = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        runner = RunnerProcess.start(Files.createDirectories(project.resolve("data/dev")));
        park = runner.park();
    }

    @AfterAll
    static void end() {
        runner.close();
    }

    @Test
    void everyStoreCanBeStoppedAndComesBack() throws Exception {
        assertThat(lunapark("fault").text()).contains("No store is stopped");

        assertThat(lunapark("fault", "bus", "stop").text()).contains("bus is stopped", "events wait in the outbox");
        register(201);
        assertThat(park.waitingInOutbox()).isPositive();

        assertThat(lunapark("fault", "dynamodb", "stop").text()).contains("503 with Retry-After");
        assertThat(park.api().get("/api/coasters").status()).isEqualTo(503);
        register(201);
        assertThat(lunapark("fault").text()).containsPattern("bus is stopped since .*\n.*dynamodb is stopped since");
        assertThat(lunapark("status").text()).contains("dev   runs at", "bus is stopped since");
        assertThat(lunapark("fault", "dynamodb", "start").text()).contains("reachable again", "bus is stopped since");

        assertThat(lunapark("fault", "postgres", "stop").text()).contains("sign-ins answer 503");
        register(503);
        assertThat(park.api().get("/api/coasters").status()).isEqualTo(200);
        assertThat(park.health().path("stores").toString()).contains("postgres does not answer");
        lunapark("fault", "postgres", "start");

        assertThat(lunapark("fault", "queue", "stop").text()).contains("/api/health answers 503");
        assertThat(park.api().get("/api/health").status()).isEqualTo(503);
        await("commands are accepted").atMost(PATIENCE).untilAsserted(() -> register(201));
        lunapark("fault", "queue", "start");
        lunapark("fault", "bus", "start");

        assertThat(lunapark("fault").text()).contains("No store is stopped");
        park.isWholeAgain(accepted, Duration.ofSeconds(60));
    }

    @Test
    void whatIsNotMeantIsRefused() throws Exception {
        assertThat(lunapark("fault", "gateway", "stop").status()).isEqualTo(2);
        assertThat(lunapark("fault", "queue"))
                .satisfies(said -> assertThat(said.text()).contains("stop or start?"))
                .satisfies(said -> assertThat(said.status()).isEqualTo(2));
        assertThat(lunapark("fault", "queue", "stop", "--env", "prod").text()).contains("add --allow-prod");
        assertThat(lunapark("fault", "queue", "stop", "--env", "prod", "--allow-prod")
                        .text())
                .contains("Lunapark (prod) is not running");
        assertThat(lunapark("fault", "--help").text()).contains("ends", "queue, bus, dynamodb or postgres");
    }

    private void register(int status) {
        long start = System.nanoTime();
        String correlationId = UUID.randomUUID().toString();
        Answer answer = park.api().post("/api/coasters", COASTER, "X-Correlation-Id", correlationId);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        if (status == 201) {
            long end = System.nanoTime();
            accepted.add(new Load.Accepted(
                    answer.json().path("id").asText(), correlationId, Duration.ofNanos(end - start), end));
        }
    }

    /** What the command line said. */
    private record Said(int status, String text) {}

    private static Said lunapark(String... arguments) throws Exception {
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:+UseSerialGC",
                                        "-XX:TieredStopAtLevel=1",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Lunapark.class.getName()),
                                Stream.of(arguments))
                        .toList())
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        try (InputStream out = process.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), text);
        }
    }
}
