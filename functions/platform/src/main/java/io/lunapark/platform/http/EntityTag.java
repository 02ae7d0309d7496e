package io.lunapark.platform.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.Arrays;
import java.util.function.Supplier;

/** Tags of what can be read: the number of its version, in quotes. */
public final class EntityTag {

    private EntityTag() {}

    /** The tag of a version, e.g. {@code "5"}. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Answers a read: 304 without a body when the caller has this version already, else 200 with what {@code body}
     * makes. Both carry the tag.
     */
    public static <T> MutableHttpResponse<T> answer(HttpRequest<?> http, String tag, Supplier<T> body) {
        MutableHttpResponse<T> answer = isKnown(http, tag) ? HttpResponse.notModified() : HttpResponse.ok(body.get());
        return answer.header(HttpHeaders.ETAG, tag);
    }

    /** True when {@code If-None-Match} names this tag; weak and strong ones count the same (RFC 9110, 13.1.2). */
    private static boolean isKnown(HttpRequest<?> http, String tag) {
        return http.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .map(known -> known.startsWith("W/") ? known.substring(2) : known)
                .anyMatch(known -> known.equals("*") || known.equals(tag));
    }
}
