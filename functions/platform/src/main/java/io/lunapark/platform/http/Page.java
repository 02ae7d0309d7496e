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
     * A page of a list that is at hand as a whole. It goes on behind where the last one ended, also when that item is gone.
     *
     * @param all in the order of their keys
     * @param key of an item, unlike that of any other
     */
    public static <T> Page<T> of(List<T> all, PageRequest request, Function<T, String> key) {
        List<T> rest = request.position()
                .map(last -> all.stream()
                        .dropWhile(item -> key.apply(item).compareTo(last) <= 0)
                        .toList())
                .orElse(all);
        return ofFirst(rest, request, key);
    }

    /**
     * A page of what begins where the last one ended.
     *
     * @param rest the items of the page and at least one more where there are more, in their order
     */
    public static <T> Page<T> ofFirst(List<T> rest, PageRequest request, Function<T, String> key) {
        if (rest.size() <= request.limit()) {
            return new Page<>(rest, null);
        }
        List<T> items = rest.subList(0, request.limit());
        return new Page<>(items, request.cursor(key.apply(items.getLast())));
    }

    /** The same page with each item in another form. */
    public <U> Page<U> map(Function<? super T, ? extends U> form) {
        return new Page<>(items.stream().<U>map(form).toList(), nextCursor);
    }
}
