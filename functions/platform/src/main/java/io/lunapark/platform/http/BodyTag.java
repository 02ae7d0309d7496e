package io.lunapark.platform.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tag of an answer to a GET that has no version of its own, such as a page of a list: a hash of its body. Who asks
 * again with {@code If-None-Match} gets 304 where nothing has changed. It saves what is sent, not what is read.
 */
public final class BodyTag {

    /** Two bodies with the same tag: once in 2^96. */
    private static final int HASH_BYTES = 12;

    private BodyTag() {}

    /** Completes the answer as it is sent. */
    public static void complete(APIGatewayV2HTTPEvent event, APIGatewayV2HTTPResponse answer) {
        String body = answer.getBody();
        boolean read = "GET".equals(event.getRequestContext().getHttp().getMethod()) && answer.getStatusCode() == 200;
        if (!read || body == null || body.isEmpty() || answer.getIsBase64Encoded()) {
            return;
        }
        Map<String, String> headers = caseless(answer.getHeaders());
        if (headers.containsKey(HttpHeaders.ETAG)) {
            return;
        }
        String tag = of(body);
        headers.put(HttpHeaders.ETAG, tag);
        String known = caseless(event.getHeaders()).get(HttpHeaders.IF_NONE_MATCH);
        if (known != null && EntityTag.isNamed(tag, known)) {
            answer.setStatusCode(304);
            answer.setBody(null);
            headers.remove(HttpHeaders.CONTENT_TYPE);
            headers.remove(HttpHeaders.CONTENT_LENGTH);
        }
        answer.setHeaders(headers);
    }

    private static String of(String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return '"'
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(hash)
                            .substring(0, HASH_BYTES * 4 / 3)
                    + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }

    static Map<String, String> caseless(@Nullable Map<String, String> headers) {
        Map<String, String> caseless = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        caseless.putAll(Objects.requireNonNullElse(headers, Map.of()));
        return caseless;
    }
}
