package io.lunapark.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.function.Function;

/** A part of a list; {@code nextCursor} leads to the rest, and is null on the last page. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * A page of a list that is at hand as a whole.
     *
     * @param key of an item, unlike that of any other
     */
    public static <T> Page<T> of(List<T> all, PageRequest request, Function<T, String> key) {
        int start = request.position()
                .map(last -> 1 + all.stream().map(key).toList().indexOf(last))
                .orElse(0);
        if (start == 0 && request.position().isPresent()) {
            throw PageRequest.badCursor();
        }
        int end = Math.min(all.size(), start + request.limit());
        return new Page<>(
                all.subList(start, end), end == all.size() ? null : PageRequest.cursor(key.apply(all.get(end - 1))));
    }
}
