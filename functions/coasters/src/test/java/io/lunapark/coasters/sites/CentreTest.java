package io.lunapark.coasters.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lunapark.platform.store.Secrets;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a site keeps its session at the centre. */
class CentreTest {

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final ApplicationContext context =
            ApplicationContext.builder().deduceEnvironment(false).start();

    @TempDir
    private Path folder;

    private HttpServer server;
    private Centre centre;
    private String good = "none";
    private int tokens;
    private int pushed = 204;
    private int refreshed = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        server.createContext("/", this::answer);
        server.start();
        Path key = Files.writeString(folder.resolve("key"), "{}");
        JsonMapper json = context.getBean(JsonMapper.class);
        centre = new Centre(
                new SiteSettings(
                        "north", "http://127.0.0.1:" + server.getAddress().getPort()),
                context.getBean(Secrets.class),
                "file:" + key,
                json,
                new Packing(json));
    }

    @AfterEach
    void stop() {
        server.stop(0);
        context.close();
    }

    @Test
    void itGoesOnWithItsSessionWhenATokenHasEnded() throws IOException {
        centre.push(List.of());
        good = "none"; // as after five minutes
        centre.push(List.of());

        assertThat(calls).containsExactly("sign-in", "edits", "edits", "refresh token-1", "edits");
    }

    @Test
    void itSignsInAgainWhenItsSessionHasEnded() throws IOException {
        centre.push(List.of());
        good = "none";
        refreshed = 401;
        centre.push(List.of());

        assertThat(calls).containsExactly("sign-in", "edits", "edits", "refresh token-1", "sign-in", "edits");
    }

    @Test
    void whatItRefusesIsNotTakenForALostLink() {
        pushed = 409;
        assertThatThrownBy(() -> centre.push(List.of())).isInstanceOf(Centre.Refused.class);

        for (int status : new int[] {403, 429, 500, 503}) {
            pushed = status;
            assertThatThrownBy(() -> centre.push(List.of()))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(Centre.Refused.class);
        }
    }

    private void answer(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String bearer = String.valueOf(call.getRequestHeaders().getFirst("Authorization"));
        switch (path) {
            case "/api/auth/sign-in" -> {
                calls.add("sign-in");
                answer(call, 200, newTokens());
            }
            case "/api/auth/refresh" -> {
                calls.add("refresh " + body.replaceAll(".*:\"|\".*", ""));
                answer(call, refreshed, refreshed == 200 ? newTokens() : "{}");
            }
            default -> {
                calls.add("edits");
                answer(call, bearer.equals("Bearer " + good) ? pushed : 401, "{}");
            }
        }
    }

    private String newTokens() {
        tokens++;
        good = "access-" + tokens;
        return "{\"accessToken\":\"%s\",\"refreshToken\":\"token-%d\",\"expiresIn\":300}".formatted(good, tokens);
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, status == 204 ? -1 : bytes.length);
        if (status != 204) {
            call.getResponseBody().write(bytes);
        }
        call.close();
    }
}
