package io.lunapark.platform.http;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** A part of a list; {@code nextCursor} leads to the rest, and is missing on the last page. */
@Serdeable
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }
}
