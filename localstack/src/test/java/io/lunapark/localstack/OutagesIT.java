package io.lunapark.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lunapark.localstack.Outages.Target;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stores of a running stack, made unreachable and reachable again through its control port. */
class OutagesIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path data;

    private Stack stack;

    @BeforeEach
    void start() throws Exception {
        Path template =
                Path.of(OutagesIT.class.getResource("/small-template.yaml").toURI());
        stack = Stack.start(Settings.of("dev", template, data, 0).withoutLogging());
    }

    @AfterEach
    void end() {
        stack.close();
    }

    @ParameterizedTest
    @EnumSource
    void aStoreIsUnreachableUntilItIsStartedAgain(Target store) throws Exception {
        Instant before = Instant.now();

        assertThat(call("PUT", "/outages/" + store).statusCode()).isEqualTo(200);
        assertThat(accepts(store)).isFalse();
        JsonNode listed = JSON.readTree(call("GET", "/outages").body());
        assertThat(listed.properties()).hasSize(1);
        assertThat(Instant.parse(listed.path(store.toString()).asText())).isBetween(before, Instant.now());
        assertThat(call("PUT", "/outages/" + store).body())
                .as("a second stop changes nothing")
                .isEqualTo(listed.toString());

        assertThat(call("DELETE", "/outages/" + store).body()).isEqualTo("{}");
        assertThat(accepts(store)).isTrue();
        assertThat(call("DELETE", "/outages/" + store).statusCode())
                .as("a second start")
                .isEqualTo(200);
    }

    @Test
    void aNewStartOfTheStackEndsEveryOutage() throws Exception {
        for (Target store : Target.values()) {
            stack.outages().stop(store);
        }
        assertThat(stack.outages().now()).containsOnlyKeys(Target.values());

        stack.close();
        start();

        assertThat(stack.outages().now()).isEmpty();
        for (Target store : Target.values()) {
            assertThat(accepts(store)).as(store.toString()).isTrue();
        }
    }

    @Test
    void whatIsNoStoreIsNotFoundAndWhoHasNoKeyIsRefused() throws Exception {
        assertThat(call("PUT", "/outages/gateway").statusCode()).isEqualTo(404);
        assertThat(call("POST", "/outages/queue").statusCode()).isEqualTo(404);
        HttpRequest withoutKey = request("PUT", "/outages/queue").build();
        assertThat(SmallStack.CLIENT.send(withoutKey, BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
        assertThat(stack.outages().now()).isEmpty();
    }

    private HttpResponse<String> call(String method, String path) throws Exception {
        return SmallStack.CLIENT.send(
                request(method, path)
                        .header("Authorization", "Bearer " + stack.whereabouts().key())
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String method, String path) {
        return HttpRequest.newBuilder(URI.create(stack.controlUrl() + path)).method(method, BodyPublishers.noBody());
    }

    private boolean accepts(Target store) {
        String url = Map.of(
                        Target.QUEUE, stack.queues().url(),
                        Target.BUS, stack.bus().url(),
                        Target.DYNAMODB, stack.dynamo().url(),
                        Target.POSTGRES, stack.postgres().url())
                .get(store);
        URI address = URI.create(url.replace("jdbc:", ""));
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
