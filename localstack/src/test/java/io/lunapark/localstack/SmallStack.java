package io.lunapark.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small template on the real stack, in this process: started by the first test that needs it. */
final class SmallStack {

    static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final class Running {
        private static final Stack STACK = start();

        private static Stack start() {
            try {
                Path template = Path.of(
                        SmallStack.class.getResource("/small-template.yaml").toURI());
                Path data = Files.createTempDirectory("lunapark-small");
                Stack stack = Stack.start(Settings.of("dev", template, data, 0).withoutLogging());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, data), "stop the small stack"));
                return stack;
            } catch (IOException | URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void stop(Stack stack, Path data) {
            stack.close();
            try {
                Folder.delete(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private SmallStack() {}

    static Stack running() {
        return Running.STACK;
    }

    static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(running().url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(running().url() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
