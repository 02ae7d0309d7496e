package io.lunapark.identity;

import io.lunapark.testing.Answer;
import io.lunapark.testing.Json;
import io.lunapark.testing.SharedStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who calls from an address of their own, so that the tries of one test do not slow down another. */
final class Visitor {

    static final String PASSWORD = "three otters on a roller coaster";

    /** Loopback addresses, of which Linux answers to all. */
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private static final int HOSTS = 250;

    private final HttpClient client;
    private final String accessToken;
    private final String refreshToken;
    private final String cookie;

    private Visitor(HttpClient client, String accessToken, String refreshToken, String cookie) {
        this.client = client;
        this.accessToken = accessToken;
        this.refreshToken = refreshToken;
        this.cookie = cookie;
    }

    static Visitor fromAnotherAddress() {
        int number = ADDRESSES.incrementAndGet();
        try {
            InetAddress address =
                    InetAddress.getByAddress(new byte[] {127, 1, (byte) (number / HOSTS), (byte) (1 + number % HOSTS)});
            return new Visitor(HttpClient.newBuilder().localAddress(address).build(), "", "", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The admin whom the stack has made. */
    static Visitor admin() {
        try {
            String password =
                    Files.readString(SharedStack.running().settings().data().resolve("secrets/FirstAdminPassword"));
            return fromAnotherAddress().signedIn("admin@lunapark.example", password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A customer who has just signed up and in. */
    static Visitor customer(String email) {
        Visitor visitor = fromAnotherAddress();
        visitor.signUp(email).expect(201);
        return visitor.signedIn(email, PASSWORD);
    }

    static String newEmail() {
        return "u-" + UUID.randomUUID() + "@example.com";
    }

    Answer signUp(String email) {
        return post("/api/auth/sign-up", body("email", email, "password", PASSWORD, "name", "Ola Nowak"));
    }

    Answer signIn(String email, String password) {
        return post("/api/auth/sign-in", body("email", email, "password", password));
    }

    /** The same visitor, with the tokens of a sign-in. */
    Visitor signedIn(String email, String password) {
        return with(signIn(email, password).expect(200));
    }

    Answer refresh() {
        return post("/api/auth/refresh", body("refreshToken", refreshToken));
    }

    /** The same visitor, with the tokens of an answer. */
    Visitor with(Answer tokens) {
        return new Visitor(
                client,
                tokens.json().path("accessToken").asText(),
                tokens.json().path("refreshToken").asText(),
                cookie);
    }

    /** The same visitor, on a device that sends this cookie. */
    Visitor withCookie(String sent) {
        return new Visitor(client, accessToken, refreshToken, sent);
    }

    /** The cookie that an answer gives to a device, as the device sends it back. */
    static String cookieOf(Answer answer) {
        return answer.header("Set-Cookie").split(";", 2)[0];
    }

    String accessToken() {
        return accessToken;
    }

    String id() {
        return get("/api/auth/me").expect(200).id();
    }

    Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    Answer post(String path, Object body, String... headers) {
        return send("POST", path, body, headers);
    }

    Answer patch(String path, Object body, String... headers) {
        return send("PATCH", path, body, headers);
    }

    static Map<String, Object> body(Object... pairs) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            body.put((String) pairs[i], pairs[i + 1]);
        }
        return body;
    }

    private Answer send(String method, String path, Object body, String... headers) {
        String text = body instanceof String given ? given : Json.write(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(SharedStack.running().url() + path))
                .method(method, text.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(text));
        if (!text.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!accessToken.isEmpty()) {
            request.header("Authorization", "Bearer " + accessToken);
        }
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
