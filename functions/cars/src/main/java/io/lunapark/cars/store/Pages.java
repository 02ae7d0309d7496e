package io.lunapark.cars.store;

import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages of lists that are ordered by ids. */
final class Pages {

    private Pages() {}

    /** Where a page of a list begins whose newest item comes first; null for the first page, since an id may be the highest. */
    static @Nullable UUID before(PageRequest page) {
        return page.position(UUID::fromString).orElse(null);
    }

    /** @param found up to one item more than the page has, which tells that there is another page */
    static <T> Page<T> of(PageRequest page, List<T> found, Function<T, UUID> id) {
        return Page.ofFirst(found, page, item -> id.apply(item).toString());
    }
}
