package io.lunapark.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The calls of a demo, each shown with its answer. */
final class Walk {

    private static final Duration VIEW_PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Longer lines are cut: a picture is no reading. */
    private static final int LONGEST_LINE = 600;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final SignedIn caller;

    Walk(String url, SignedIn caller) {
        this.url = url;
        this.caller = caller;
    }

    static void say(String words) {
        System.out.println("\n\u001b[1m" + words + "\u001b[0m");
    }

    /** @return body of the answer */
    String call(String method, String path, String body) throws IOException, InterruptedException {
        announce(method, path, body);
        return print(send(method, path, body, "Bearer " + caller.token()));
    }

    String callWithoutToken(String method, String path) throws IOException, InterruptedException {
        announce(method, path, "");
        return print(send(method, path, "", ""));
    }

    /** Views follow their events, mostly within a tenth of a second: asks until the answer has caught up. */
    void show(String path, String expected) throws IOException, InterruptedException {
        show(path, expected, VIEW_PATIENCE);
    }

    void show(String path, String expected, Duration atMost) throws IOException, InterruptedException {
        announce("GET", path, "");
        long patience = System.nanoTime() + atMost.toNanos();
        HttpResponse<String> answer = send("GET", path, "", "Bearer " + caller.token());
        while (!answer.body().contains(expected) && System.nanoTime() < patience) {
            answer = send("GET", path, "", "Bearer " + caller.token());
        }
        print(answer);
    }

    /** The answer, unseen. */
    String quietly(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, path, body, "Bearer " + caller.token()).body();
    }

    /** Asks, unseen, until the answer is as expected; false where that takes too long. */
    boolean until(String path, Predicate<String> expected) throws IOException, InterruptedException {
        long patience = System.nanoTime() + LONG_PATIENCE.toNanos();
        while (!expected.test(quietly("GET", path, ""))) {
            if (System.nanoTime() > patience) {
                return false;
            }
            Thread.sleep(PAUSE);
        }
        return true;
    }

    static void announce(String method, String path, String body) {
        System.out.println("  " + method + " " + path + (body.isEmpty() ? "" : "\n    " + body));
    }

    static String id(String body) {
        return field(body, "id");
    }

    /** The first text under this name in a body. */
    static String field(String body, String name) {
        return fields(body, name).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The stack did not answer as it should; see its log"));
    }

    /** All texts under this name in a body. */
    static List<String> fields(String body, String name) {
        return Pattern.compile("\"" + name + "\":\"([^\"]+)\"")
                .matcher(body)
                .results()
                .map(field -> field.group(1))
                .toList();
    }

    private HttpResponse<String> send(String method, String path, String body, String authorization)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json")
                        .header("Authorization", authorization)
                        .header("Accept-Language", path.endsWith("/console") ? "pl" : "en")
                        .build(),
                BodyHandlers.ofString());
    }

    private static String print(HttpResponse<String> answer) {
        System.out.println("  " + answer.statusCode());
        answer.body()
                .lines()
                .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + " …" : line)
                .forEach(line -> System.out.println("    " + line));
        return answer.body();
    }
}
