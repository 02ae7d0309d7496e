package io.lunapark.localstack.bench;

import io.lunapark.localstack.Settings;
import io.lunapark.localstack.store.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./lunapark up} as somebody at a terminal runs it, on a data folder of its own. */
final class ChildStack implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path data;
    private final URI url;
    private final Duration startedIn;

    private ChildStack(Process process, Path data, URI url, Duration startedIn) {
        this.process = process;
        this.data = data;
        this.url = url;
        this.startedIn = startedIn;
    }

    /** Returns when the first {@code GET /api/coasters} is answered. */
    static ChildStack up(Path data) throws IOException, InterruptedException {
        Files.createDirectories(data.getParent());
        Path output = data.resolveSibling(data.getFileName() + ".out");
        int port = Ports.free(1).getFirst();
        URI url = URI.create("http://127.0.0.1:" + port);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest first = HttpRequest.newBuilder(url.resolve("/api/coasters"))
                    .timeout(PATIENCE)
                    .build();
            long start = System.nanoTime();
            List<String> command = new ArrayList<>(List.of(
                    "./lunapark",
                    "up",
                    "--port",
                    Integer.toString(port),
                    "--data",
                    data.toString(),
                    "--end-with-parent"));
            command.addAll(Settings.arguments(Settings.NO_LIMITS));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            while (!answers(client, first)) {
                if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                    process.destroy();
                    throw new IllegalStateException("the stack has not come up:\n" + Files.readString(output));
                }
                Thread.sleep(5);
            }
            return new ChildStack(process, data, url, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    Duration startedIn() {
        return startedIn;
    }

    URI url() {
        return url;
    }

    /** What run.json says where the stack's other servers are. */
    String address(String name) throws IOException {
        Matcher value = Pattern.compile("\"" + name + "\" ?: ?\"([^\"]*)\"")
                .matcher(Files.readString(data.resolve("run.json")));
        if (!value.find()) {
            throw new IllegalStateException("run.json does not say " + name);
        }
        return value.group(1);
    }

    /** Of the process and of its database. */
    double megabytes() throws IOException {
        return Memory.megabytes(process.toHandle()) + Memory.megabytesOfPostgres(data.resolve("postgres"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
