package io.lunapark.platform.store;

import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;

/** Columns of many rows as arrays, for one statement of a repository that casts and unnests them. */
public final class Columns {

    private Columns() {}

    /** @param text of an item, in the form that the statement casts */
    public static <T> String[] texts(Collection<T> items, Function<T, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }

    /** Which the statement casts: {@code cast(:ids as uuid[])}. */
    public static String[] ids(Collection<UUID> ids) {
        return texts(ids, UUID::toString);
    }

    public static <T> Long[] numbers(Collection<T> items, Function<T, Long> number) {
        return items.stream().map(number).toArray(Long[]::new);
    }
}
