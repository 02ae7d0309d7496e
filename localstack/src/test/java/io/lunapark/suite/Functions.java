package io.lunapark.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.localstack.SharedStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls functions by their names, as an operator or a schedule does (Lambda's Invoke). */
final class Functions {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Functions() {}

    static JsonNode invoke(String function) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        SharedStack.running().controlUrl() + "/2015-03-31/functions/" + function + "/invocations"))
                .POST(BodyPublishers.ofString("{}"))
                .build();
        try {
            HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("X-Amz-Function-Error"))
                    .as(answer.body())
                    .isEmpty();
            return Json.read(answer.body());
        } catch (IOException e) {
            throw new AssertionError(function, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
