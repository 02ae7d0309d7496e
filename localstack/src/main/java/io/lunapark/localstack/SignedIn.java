package io.lunapark.localstack;

import io.lunapark.localstack.gateway.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A user who calls a running stack for longer than a token lasts: signs in again before it ends. */
public final class SignedIn {

    private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");

    /** Of the five minutes that a token lasts. */
    private static final Duration FRESH = Duration.ofMinutes(4);

    private static final int TOO_MANY = 429;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI signIn;
    private final byte[] body;
    private @Nullable String token;
    private long since;

    /** @param url of the stack */
    public SignedIn(String url, String email, String password) {
        signIn = URI.create(url + "/api/auth/sign-in");
        body = Json.object(json -> {
            json.writeStringField("email", email);
            json.writeStringField("password", password);
        });
    }

    /** @param password the file that a stack keeps it in */
    public static SignedIn with(String url, String email, Path password) {
        try {
            return new SignedIn(url, email, Files.readString(password));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first admin, with the password that the stack has made. */
    public static SignedIn firstAdmin(Stack stack) {
        FirstAdmin admin = FirstAdmin.of(stack).orElseThrow();
        return with(stack.url(), admin.email(), admin.password());
    }

    /** An access token that lasts for another minute at least; signs in where there is none. */
    public synchronized String token() {
        if (token == null || System.nanoTime() - since > FRESH.toNanos()) {
            long start = System.nanoTime();
            token = signIn();
            since = start;
        }
        return token;
    }

    private String signIn() {
        try {
            HttpResponse<String> answer = send();
            if (answer.statusCode() == TOO_MANY) { // there were wrong guesses from this address
                Thread.sleep(Duration.ofSeconds(Long.parseLong(
                        answer.headers().firstValue("Retry-After").orElse("1"))));
                answer = send();
            }
            Matcher found = TOKEN.matcher(answer.body());
            if (!found.find()) {
                throw new IllegalStateException("not signed in: " + answer.statusCode() + " " + answer.body());
            }
            return found.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send() throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(signIn)
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
