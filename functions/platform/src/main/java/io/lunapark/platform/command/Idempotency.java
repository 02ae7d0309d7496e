package io.lunapark.platform.command;

import io.lunapark.platform.http.PlatformProblem;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.http.RequestContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers a repeated POST as it was answered before; see spec/README.md, Writes. Key and answer live in the transaction
 * of the command itself, so that there is never one without the other.
 */
@Singleton
public final class Idempotency {

    /** Header of an answer that was given before. */
    public static final String REPLAYED = "Idempotent-Replayed";

    /** Headers of an answer that are kept with it. */
    private static final List<String> KEPT_HEADERS = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);

    private final IdempotencyRows rows;
    private final JsonMapper json;

    Idempotency(IdempotencyRows rows, JsonMapper json) {
        this.rows = rows;
        this.json = json;
    }

    /**
     * Takes the key for this transaction, without ever waiting for another.
     *
     * @return the earlier answer where there is one
     * @throws ProblemException while the first request runs, or when the body differs
     */
    Optional<HttpResponse<?>> begin(RequestContext request) {
        if (request.idempotencyKey().isEmpty()) {
            return Optional.empty();
        }
        String user = request.caller().userId();
        String key = request.idempotencyKey().orElseThrow();
        if (!rows.tryLock(user, request.resource(), key)) {
            throw new ProblemException(PlatformProblem.REQUEST_IN_PROGRESS);
        }
        Optional<KeptAnswer> kept = rows.find(user, request.resource(), key);
        if (kept.isPresent() && !MessageDigest.isEqual(kept.get().bodyHash(), bodyHash(request))) {
            throw new ProblemException(PlatformProblem.IDEMPOTENCY_KEY_REUSED);
        }
        return kept.map(this::replay);
    }

    /** Keeps the answer under the key of the call, if it has one. */
    void keep(RequestContext request, HttpResponse<?> answer) {
        if (request.idempotencyKey().isEmpty()) {
            return;
        }
        rows.keep(
                request.caller().userId(),
                request.resource(),
                request.idempotencyKey().orElseThrow(),
                bodyHash(request),
                answer.code(),
                write(keptHeaders(answer)),
                answer.getBody().map(this::write).orElse(""));
    }

    /** Forgets the answers whose time is over. */
    public int tidy() {
        return rows.tidy();
    }

    private HttpResponse<?> replay(KeptAnswer kept) {
        MutableHttpResponse<String> response =
                HttpResponse.<String>status(HttpStatus.valueOf(kept.status())).header(REPLAYED, "true");
        readHeaders(kept.headers()).forEach(response::header);
        return kept.body().isEmpty()
                ? response
                : response.body(kept.body()).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    /** By which two requests with one key are told apart. */
    public static byte[] bodyHash(RequestContext request) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(request.body().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> keptHeaders(HttpResponse<?> answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = answer.header(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> readHeaders(String headers) {
        try {
            return json.readValue(headers, Argument.mapOf(String.class, String.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
