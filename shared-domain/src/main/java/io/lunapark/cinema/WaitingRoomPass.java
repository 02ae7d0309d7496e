package io.lunapark.cinema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the queue of a session, for one person: {@code <place>.<admitted at, in milliseconds>.<HMAC>}. It is signed, so
 * that whoever reserves shows it and nothing has to be looked up.
 *
 * @param place from 1
 * @param admittedAt the first moment at which its owner may reserve
 */
public record WaitingRoomPass(UUID sessionId, UUID userId, long place, Instant admittedAt) {

    public static final String HEADER = "Waiting-Room-Pass";

    private static final Pattern FORM = Pattern.compile("([0-9]{1,12})\\.([0-9]{1,15})\\.([0-9a-f]{64})");

    public String sign(String secret) {
        String text = place + "." + admittedAt.toEpochMilli();
        return text + "." + Hmac.of(text + "." + sessionId + "." + userId, secret);
    }

    /** Empty unless it was made for this session and person. */
    public static Optional<WaitingRoomPass> read(String text, UUID sessionId, UUID userId, String secret) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        WaitingRoomPass pass = new WaitingRoomPass(
                sessionId,
                userId,
                Long.parseLong(parts.group(1)),
                Instant.ofEpochMilli(Long.parseLong(parts.group(2))));
        boolean genuine = MessageDigest.isEqual(pass.sign(secret).getBytes(UTF_8), text.getBytes(UTF_8));
        return genuine ? Optional.of(pass) : Optional.empty();
    }
}
