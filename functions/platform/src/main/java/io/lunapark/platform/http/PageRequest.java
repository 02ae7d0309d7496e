package io.lunapark.platform.http;

import io.lunapark.platform.http.InvalidRequest.BadField;
import io.micronaut.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param limit 1..100 items, 20 where the caller does not say
 * @param position where the last page ended, as it was given to {@link #cursor}; empty for the first page
 */
public record PageRequest(int limit, Optional<String> position) {

    private static final int DEFAULT_LIMIT = 20;
    private static final int HIGHEST_LIMIT = 100;
    private static final int LONGEST_CURSOR = 1000;

    /** Reads {@code limit} and {@code cursor}; other parameters are none of its business. */
    public static PageRequest of(HttpRequest<?> http) {
        List<BadField> bad = new ArrayList<>();
        int limit = limit(http.getParameters().getAll("limit"), bad);
        Optional<String> position = position(http.getParameters().getAll("cursor"), bad);
        if (!bad.isEmpty()) {
            throw new ProblemException(new InvalidRequest(bad));
        }
        return new PageRequest(limit, position);
    }

    /** The cursor that leads to what follows a position. */
    public static String cursor(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    /** For a cursor that is well-formed and yet none of ours. */
    public static ProblemException badCursor() {
        return InvalidRequest.of("cursor", "invalid-format");
    }

    private static int limit(@Nullable List<String> values, List<BadField> bad) {
        if (values == null || values.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        String text = values.getFirst();
        if (values.size() > 1 || !text.matches("-?[0-9]{1,9}")) {
            bad.add(new BadField("limit", "wrong-type.integer"));
            return DEFAULT_LIMIT;
        }
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            bad.add(new BadField("limit", "out-of-range.between", Map.of("min", 1, "max", HIGHEST_LIMIT)));
        }
        return limit;
    }

    private static Optional<String> position(@Nullable List<String> values, List<BadField> bad) {
        if (values == null || values.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> position = values.size() == 1 ? decoded(values.getFirst()) : Optional.empty();
        if (position.isEmpty()) {
            bad.add(new BadField("cursor", "invalid-format"));
        }
        return position;
    }

    private static Optional<String> decoded(String cursor) {
        if (cursor.isEmpty() || cursor.length() > LONGEST_CURSOR) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            return Optional.of(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString())
                    .filter(CleanText::isClean);
        } catch (IllegalArgumentException | CharacterCodingException notOurs) {
            return Optional.empty();
        }
    }
}
