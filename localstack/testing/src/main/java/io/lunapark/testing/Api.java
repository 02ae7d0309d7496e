package io.lunapark.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.localstack.SignedIn;
import io.lunapark.localstack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Calls a park as somebody outside does. Bodies are given as JSON text, or as anything that Jackson writes as JSON;
 * headers come in pairs: name, value.
 */
public final class Api {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String url;
    private final Optional<Supplier<String>> token;

    /** Calls without a token. */
    public Api(String url) {
        this(url, Optional.empty());
    }

    /** Invokes functions by their names, as an operator at the machine does. */
    public static Api control(Stack stack) {
        return control(stack.controlUrl(), stack.whereabouts().key());
    }

    /** The same with what {@code run.json} says. */
    public static Api control(String url, String key) {
        return new Api(url, Optional.of(() -> key));
    }

    private Api(String url, Optional<Supplier<String>> token) {
        this.url = url;
        this.token = token;
    }

    /** The same calls, made by somebody. */
    public Api as(SignedIn somebody) {
        return new Api(url, Optional.of(somebody::token));
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    public Answer post(String path, Object body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Answer put(String path, Object body, String... headers) {
        return send("PUT", path, body, headers);
    }

    public Answer patch(String path, Object body, String... headers) {
        return send("PATCH", path, body, headers);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, "", headers);
    }

    /** Throws an {@link UncheckedIOException} when no answer comes. */
    public Answer send(String method, String path, Object body, String... headers) {
        String text = Json.write(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(35))
                .method(method, text.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(text));
        if (!text.isEmpty()) {
            request.setHeader("Content-Type", "application/json");
        }
        token.ifPresent(one -> request.setHeader("Authorization", "Bearer " + one.get()));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return Answer.of(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + url + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Everything on all pages of a list. */
    public List<JsonNode> all(String path) {
        String first = path + (path.contains("?") ? "&" : "?") + "limit=100";
        Answer page = get(first).expect(200);
        List<JsonNode> items = new ArrayList<>(page.items());
        while (page.json().path("nextCursor").isTextual()) {
            page = get(first + "&cursor=" + page.json().path("nextCursor").asText())
                    .expect(200);
            items.addAll(page.items());
        }
        return items;
    }
}
