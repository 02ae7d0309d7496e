package io.lunapark.bench;

import io.lunapark.packing.SampleEvents;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls of a stack over HTTP, by its first admin, on connections that stay open. */
final class Calls {

    private final ChildStack stack;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Calls(ChildStack stack) {
        this.stack = stack;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    /**
     * The id of what the call makes.
     *
     * @throws IllegalStateException where it makes nothing
     */
    String made(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(path, body);
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("not the answer that was hoped for: " + answer.body());
        }
        return SampleEvents.id(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(stack.url().resolve(path))
                .header("Content-Type", "application/json")
                .header("Authorization", stack.authorization());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
