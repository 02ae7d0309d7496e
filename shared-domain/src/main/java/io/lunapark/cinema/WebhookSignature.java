package io.lunapark.cinema;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the payment provider shows that a message is its own: the header {@code Payment-Signature: t=<seconds>,v1=<hex>}, an
 * HMAC-SHA256 of the seconds, a dot and the body, with a secret that both know.
 */
public final class WebhookSignature {

    public static final String HEADER = "Payment-Signature";

    /** A message that was overheard is good for no longer than this. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern FORM = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");

    private WebhookSignature() {}

    public static String sign(String body, Instant now, String secret) {
        return "t=" + now.getEpochSecond() + ",v1=" + Hmac.of(now.getEpochSecond() + "." + body, secret);
    }

    /** Whether the provider has sent this body, at most five minutes before or after now. */
    public static boolean isGenuine(String header, String body, Instant now, String secret) {
        Matcher parts = FORM.matcher(header);
        if (!parts.matches()) {
            return false;
        }
        long seconds = Long.parseLong(parts.group(1));
        String expected = Hmac.of(seconds + "." + body, secret);
        return Math.abs(now.getEpochSecond() - seconds) <= TOLERANCE.toSeconds()
                && MessageDigest.isEqual(
                        expected.getBytes(US_ASCII), parts.group(2).getBytes(US_ASCII));
    }
}
