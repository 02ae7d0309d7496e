package io.lunapark.platform.http;

import io.lunapark.platform.http.InvalidRequest.BadField;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param limit 1..100 items, 20 where the caller does not say
 * @param position where the last page ended, as it was given to {@link #cursor}; empty for the first page
 * @param list which list it is, and by what it is filtered: a cursor of another is refused
 */
public record PageRequest(int limit, Optional<String> position, String list) {

    static final Set<String> PARAMETERS = Set.of("limit", "cursor");

    private static final int DEFAULT_LIMIT = 20;
    private static final int HIGHEST_LIMIT = 100;
    private static final int LONGEST_CURSOR = 1000;

    /** Bytes of a cursor that tie it to its list; the position follows. A mistyped cursor passes once in 2^72. */
    private static final int SEAL_BYTES = 9;

    /** Reads {@code limit} and {@code cursor}; other parameters are none of its business. */
    public static PageRequest of(RequestContext request) {
        List<BadField> bad = new ArrayList<>();
        String list = listOf(request);
        int limit = limit(request.parameters().get("limit"), bad);
        Optional<String> position = position(list, request.parameters().get("cursor"), bad);
        if (!bad.isEmpty()) {
            throw new ProblemException(new InvalidRequest(bad));
        }
        return new PageRequest(limit, position, list);
    }

    /** The cursor that leads to what follows a position of this list. */
    public String cursor(String last) {
        byte[] text = last.getBytes(StandardCharsets.UTF_8);
        byte[] cursor = Arrays.copyOf(seal(list, text), SEAL_BYTES + text.length);
        System.arraycopy(text, 0, cursor, SEAL_BYTES, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** The same part, with fewer items where they take much room in an answer. */
    public PageRequest atMost(int items) {
        return limit <= items ? this : new PageRequest(items, position, list);
    }

    /**
     * Where the last page ended, as the list reads it. The seal has no key: anybody can make a cursor with any position.
     *
     * @param reading throws IllegalArgumentException or DateTimeException for what is no position of the list
     * @throws ProblemException 400, which names the cursor
     */
    public <T> Optional<T> position(Function<String, T> reading) {
        try {
            return position.map(reading);
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw badCursor();
        }
    }

    /** For a cursor whose list is no longer as it was. */
    public static ProblemException badCursor() {
        return InvalidRequest.of("cursor", "invalid-format");
    }

    /** Path and filters, however they are ordered; ids name the same in capitals. */
    private static String listOf(RequestContext request) {
        Map<String, List<String>> filters = new TreeMap<>(request.parameters());
        filters.keySet().removeAll(PARAMETERS);
        return request.path().toLowerCase(Locale.ROOT) + filters;
    }

    private static byte[] seal(String list, byte[] position) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(list.getBytes(StandardCharsets.UTF_8));
            hash.update((byte) 0);
            return Arrays.copyOf(hash.digest(position), SEAL_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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

    private static Optional<String> position(String list, @Nullable List<String> values, List<BadField> bad) {
        if (values == null || values.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> position = values.size() == 1 ? decoded(list, values.getFirst()) : Optional.empty();
        if (position.isEmpty()) {
            bad.add(new BadField("cursor", "invalid-format"));
        }
        return position;
    }

    private static Optional<String> decoded(String list, String cursor) {
        if (cursor.isEmpty() || cursor.length() > LONGEST_CURSOR) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            byte[] text = Arrays.copyOfRange(bytes, Math.min(SEAL_BYTES, bytes.length), bytes.length);
            boolean ours = MessageDigest.isEqual(seal(list, text), Arrays.copyOf(bytes, SEAL_BYTES));
            return ours ? Optional.of(new String(text, StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
