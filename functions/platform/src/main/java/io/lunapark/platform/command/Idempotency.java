package io.lunapark.platform.command;

import io.lunapark.platform.http.PlatformProblem;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.store.Database;
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
import org.jdbi.v3.core.statement.Query;

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

    private final Database database;
    private final JsonMapper json;

    Idempotency(Database database, JsonMapper json) {
        this.database = database;
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
        boolean free = bindKey(
                        database.handle()
                                .createQuery(
                                        "select pg_try_advisory_xact_lock(hashtextextended(concat_ws(chr(10), :user, :route, :key), 0))"),
                        request)
                .mapTo(Boolean.class)
                .one();
        if (!free) {
            throw new ProblemException(PlatformProblem.REQUEST_IN_PROGRESS);
        }
        Optional<Kept> kept = bindKey(database.handle().createQuery("""
                                select body_hash, status, headers, body from idempotency
                                where user_id = :user and route = :route and key = :key
                                  and created_at > now() - interval '24 hours'
                                """), request)
                .map((row, ctx) -> new Kept(
                        row.getBytes("body_hash"),
                        row.getInt("status"),
                        row.getString("headers"),
                        row.getString("body")))
                .findOne();
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
        database.handle()
                .createUpdate("""
                        insert into idempotency (user_id, route, key, body_hash, status, headers, body)
                        values (:user, :route, :key, :hash, :status, :headers, :body)
                        on conflict (user_id, route, key) do update set
                            body_hash = excluded.body_hash, status = excluded.status, headers = excluded.headers,
                            body = excluded.body, created_at = now()
                        """)
                .bind("user", request.caller().userId())
                .bind("route", request.resource())
                .bind("key", request.idempotencyKey().orElseThrow())
                .bind("hash", bodyHash(request))
                .bind("status", answer.code())
                .bind("headers", write(keptHeaders(answer)))
                .bind("body", answer.getBody().map(this::write).orElse(""))
                .execute();
    }

    /** Forgets the answers whose time is over. */
    public int tidy() {
        return database.handle().execute("delete from idempotency where created_at < now() - interval '24 hours'");
    }

    private HttpResponse<?> replay(Kept kept) {
        MutableHttpResponse<String> response =
                HttpResponse.<String>status(HttpStatus.valueOf(kept.status())).header(REPLAYED, "true");
        readHeaders(kept.headers()).forEach(response::header);
        return kept.body().isEmpty()
                ? response
                : response.body(kept.body()).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static Query bindKey(Query query, RequestContext request) {
        return query.bind("user", request.caller().userId())
                .bind("route", request.resource())
                .bind("key", request.idempotencyKey().orElseThrow());
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

    private record Kept(byte[] bodyHash, int status, String headers, String body) {}
}
