package io.lunapark.platform.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item of a view as a rebuild saw it, without its document, of which a view can hold more than a function has memory.
 *
 * @param number its sequence as it is stored; null where it has none
 * @param digest of its document; empty for a tombstone
 * @param others its attributes, where it has no sequence and so is no document
 */
record Seen(@Nullable AttributeValue number, byte[] digest, Map<String, AttributeValue> others) {

    private static final byte[] TOMBSTONE = {};

    static Seen of(Map<String, AttributeValue> item) {
        AttributeValue number = item.get("sequence");
        AttributeValue document = item.get("document");
        return new Seen(number, digest(document == null ? null : document.s()), number == null ? item : Map.of());
    }

    static byte[] digest(@Nullable String document) {
        try {
            return document == null
                    ? TOMBSTONE
                    : MessageDigest.getInstance("SHA-256").digest(document.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is no number of an event keeps every event out, and so counts as too high. */
    long sequence() {
        return sequence(number);
    }

    static long sequence(@Nullable AttributeValue number) {
        try {
            return number == null || number.n() == null ? Long.MAX_VALUE : Long.parseLong(number.n());
        } catch (NumberFormatException noNumberOfAnEvent) {
            return Long.MAX_VALUE;
        }
    }

    /** Holds while nothing newer has come; with {@code #sequence}, and {@link #values}. */
    String unchanged() {
        return number == null ? "attribute_exists(pk) and attribute_not_exists(#sequence)" : "#sequence = :seen";
    }

    Map<String, AttributeValue> values() {
        return number == null ? Map.of() : Map.of(":seen", number);
    }

    Map<String, AttributeValue> values(String name, AttributeValue value) {
        Map<String, AttributeValue> values = new HashMap<>(values());
        values.put(name, value);
        return values;
    }
}
