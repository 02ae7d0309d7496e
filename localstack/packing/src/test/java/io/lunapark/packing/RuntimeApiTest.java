package io.lunapark.packing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.localstack.store.Guard;
import io.lunapark.localstack.store.LoopbackServer;
import io.lunapark.localstack.store.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuntimeApiTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String NEXT = "/2018-06-01/runtime/invocation/next";

    private final RuntimeApi api = new RuntimeApi("arn", Duration.ofSeconds(5));
    private LoopbackServer server;

    @BeforeEach
    void start() throws IOException {
        server = new LoopbackServer("runtime", Ports.free(1).getFirst(), Guard.forPrograms(), () -> api);
        server.start();
        api.call("{\"secret\":1}".getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void whoDoesNotKnowItsPathGetsNoEvent() throws Exception {
        assertThat(get(NEXT).statusCode()).isEqualTo(404);
        assertThat(get("/x" + NEXT).statusCode()).isEqualTo(404);
        assertThat(get(api.path() + NEXT, "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);

        assertThat(get(api.path() + NEXT).body()).isEqualTo("{\"secret\":1}");
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
