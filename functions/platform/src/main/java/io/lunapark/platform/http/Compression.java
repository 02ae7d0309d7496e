package io.lunapark.platform.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends long answers to a GET compressed where the caller reads gzip: an HTTP API does not do it. No answer depends on a
 * cookie, so that the page of a stranger cannot have one made from which it would guess a secret by its length.
 */
public final class Compression {

    /** What goes into one packet is not sent sooner when it is shorter. */
    private static final int FROM_BYTES = 1400;

    /** An answer to a HEAD has the headers of that to a GET. */
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private Compression() {}

    /** Completes the answer as it is sent. */
    public static void complete(APIGatewayV2HTTPEvent event, APIGatewayV2HTTPResponse answer) {
        String body = answer.getBody();
        String method = event.getRequestContext().getHttp().getMethod();
        if (!READS.contains(method) || answer.getStatusCode() != 200 || answer.getIsBase64Encoded()) {
            return;
        }
        Map<String, String> headers = BodyTag.caseless(answer.getHeaders());
        headers.merge(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING, (before, added) -> before + ", " + added);
        if (body != null
                && body.length() >= FROM_BYTES
                && readsGzip(BodyTag.caseless(event.getHeaders()).get(HttpHeaders.ACCEPT_ENCODING))) {
            headers.put(HttpHeaders.CONTENT_ENCODING, "gzip");
            headers.remove(HttpHeaders.CONTENT_LENGTH);
            answer.setBody(Base64.getEncoder().encodeToString(zipped(body)));
            answer.setIsBase64Encoded(true);
        }
        answer.setHeaders(headers);
    }

    static boolean readsGzip(@Nullable String accepted) {
        return accepted != null
                && Arrays.stream(accepted.toLowerCase(Locale.ROOT)
                                .replaceAll("\\s", "")
                                .split(","))
                        .anyMatch(coding -> coding.equals("gzip") || coding.matches("gzip;q=(1|0\\.0*[1-9]).*"));
    }

    private static byte[] zipped(String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length() / 3);
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
