package io.lunapark.platform.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Tags of what can be read: the number of its version, in quotes. */
public final class EntityTag {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7E]*\"");
    private static final Pattern LIST = Pattern.compile(TAG + "(?:\\s*,\\s*" + TAG + ")*");

    private EntityTag() {}

    /** The tag of a version, e.g. {@code "5"}. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Answers a read: 304 without a body when the caller has this version already, else 200 with what {@code body}
     * makes. Both carry the tag.
     */
    public static <T> MutableHttpResponse<T> answer(RequestContext request, String tag, Supplier<T> body) {
        MutableHttpResponse<T> answer = request.knows(tag) ? HttpResponse.notModified() : HttpResponse.ok(body.get());
        return answer.header(HttpHeaders.ETAG, tag);
    }

    /** Whether this {@code If-None-Match} names the tag; weak and strong ones count the same (RFC 9110, 13.1.2). */
    static boolean isNamed(String tag, String ifNoneMatch) {
        return list(ifNoneMatch).stream()
                .flatMap(List::stream)
                .map(known -> known.startsWith("W/") ? known.substring(2) : known)
                .anyMatch(known -> known.equals("*") || known.equals(tag));
    }

    /** The tags of a header, which may have commas within, or a single {@code *}; empty when it is malformed. */
    static Optional<List<String>> list(String header) {
        String stripped = header.strip();
        if (stripped.equals("*")) {
            return Optional.of(List.of("*"));
        }
        return LIST.matcher(stripped).matches()
                ? Optional.of(
                        TAG.matcher(stripped).results().map(MatchResult::group).toList())
                : Optional.empty();
    }
}
