package io.lunapark.bench;

import io.lunapark.localstack.Settings;
import io.lunapark.localstack.SignedIn;
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

/** {@code ./lunapark up} as run in a terminal, on a data folder of its own. */
final class ChildStack implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path data;
    private final URI url;
    private final SignedIn admin;
    private final Duration startedIn;

    private ChildStack(Process process, Path data, URI url, SignedIn admin, Duration startedIn) {
        this.process = process;
        this.data = data;
        this.url = url;
        this.admin = admin;
        this.startedIn = startedIn;
    }

    /** Returns when the first admin has signed in and the first {@code GET /api/coasters} is answered. */
    static ChildStack up(Path data) throws IOException, InterruptedException {
        Files.createDirectories(data.getParent());
        Path output = data.resolveSibling(data.getFileName() + ".out");
        int port = Ports.free(1).getFirst();
        URI url = URI.create("http://127.0.0.1:" + port);
        long start = System.nanoTime();
        List<String> command = new ArrayList<>(List.of(
                "./lunapark",
                "up",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString(),
                "--end-with",
                Long.toString(ProcessHandle.current().pid())));
        command.addAll(Settings.arguments(Settings.NO_LIMITS));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        while (!Files.exists(data.resolve("run.json"))) {
            if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                process.destroy();
                throw new IllegalStateException("the stack has not come up:\n" + Files.readString(output));
            }
            Thread.sleep(5);
        }
        SignedIn admin = SignedIn.with(
                url.toString(), address(data, "firstAdmin"), Path.of(address(data, "firstAdminPasswordFile")));
        get(url.resolve("/api/coasters"), admin);
        return new ChildStack(process, data, url, admin, Duration.ofNanos(System.nanoTime() - start));
    }

    private static void get(URI url, SignedIn caller) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + caller.token())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("GET " + url + " is answered with " + status);
            }
        }
    }

    Duration startedIn() {
        return startedIn;
    }

    URI url() {
        return url;
    }

    /** The header of a call that may be made. */
    String authorization() {
        return "Bearer " + admin.token();
    }

    /** What run.json says of the stack's other servers. */
    String address(String name) throws IOException {
        return address(data, name);
    }

    private static String address(Path data, String name) throws IOException {
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
