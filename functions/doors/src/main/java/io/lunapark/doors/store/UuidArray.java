package io.lunapark.doors.store;

import java.util.Collection;
import java.util.UUID;

/** Ids as one parameter of a statement, which casts it: {@code cast(:ids as uuid[])}. */
final class UuidArray {

    private UuidArray() {}

    static String[] of(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
