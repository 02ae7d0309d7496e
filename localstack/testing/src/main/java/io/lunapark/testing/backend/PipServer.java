package io.lunapark.testing.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lunapark.localstack.Endpoints;
import io.lunapark.localstack.store.Ports;
import io.lunapark.testing.Project;
import io.lunapark.testing.backend.BackEnd.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server that {@code .ci/pip-install} has installed, in a process of its own at a free port of the loopback interface. */
final class PipServer {

    private static final Path INSTALLED = Project.at("target", "pip");
    private static final Duration START = Duration.ofSeconds(90);

    private PipServer() {}

    static Running localStack() {
        int port = port();
        Path folder = INSTALLED.resolve("localstack-host");
        Process process = start(
                folder,
                List.of("python", "-m", "localstack.runtime.main"),
                Map.of(
                        "GATEWAY_LISTEN", "127.0.0.1:" + port,
                        "SERVICES", "sqs,events",
                        "EAGER_SERVICE_LOADING", "1",
                        "FILESYSTEM_ROOT", folder.resolve("data").toString(),
                        "DNS_ADDRESS", "0",
                        "SQS_DISABLE_CLOUDWATCH_METRICS", "1",
                        "SKIP_SSL_CERT_DOWNLOAD", "1",
                        "DISABLE_EVENTS", "1"));
        String url = awaitAnswer(process, folder, port, "/_localstack/health");
        return new Running(Endpoints.messages(url), () -> end(process));
    }

    static Running moto() {
        int port = port();
        Path folder = INSTALLED.resolve("moto-host");
        Process process = start(
                folder,
                List.of("moto_server", "-H", "127.0.0.1", "-p", Integer.toString(port)),
                Map.of("MOTO_ACCOUNT_ID", "000000000000"));
        String url = awaitAnswer(process, folder, port, "/moto-api/");
        return new Running(Endpoints.all(url), () -> end(process));
    }

    private static int port() {
        try {
            return Ports.free(1).getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(Path folder, List<String> command, Map<String, String> environment) {
        Path program = folder.resolve("bin").resolve(command.getFirst());
        assertThat(program)
                .as("./mvnw verify -Plocalstack-host installs it, and .ci/pip-install alone")
                .isExecutable();
        List<String> line = new ArrayList<>(command);
        line.set(0, program.toString());
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log(folder).toFile());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String awaitAnswer(Process process, Path folder, int port, String path) {
        String url = "http://127.0.0.1:" + port;
        try (HttpClient http = HttpClient.newHttpClient()) {
            await().atMost(START).pollInterval(Duration.ofMillis(100)).until(() -> {
                assertThat(process.isAlive()).as(Files.readString(log(folder))).isTrue();
                return answers(http, URI.create(url + path));
            });
        }
        return url;
    }

    private static boolean answers(HttpClient http, URI uri) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path log(Path folder) {
        return folder.resolve("server.log");
    }

    private static void end(Process process) {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, 10, TimeUnit.SECONDS)
                .thenAccept(Process::destroyForcibly)
                .join();
    }
}
