package io.lunapark.cinema.store;

import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Pages of lists that are ordered by ids. */
final class Pages {

    /** Before the first id and behind the last one. */
    private static final UUID LOWEST = new UUID(0, 0);

    private static final UUID HIGHEST = new UUID(-1, -1);

    private Pages() {}

    /** Where a page of a list begins whose newest item comes last. */
    static UUID after(PageRequest page) {
        return position(page, LOWEST);
    }

    /** Where a page of a list begins whose newest item comes first. */
    static UUID before(PageRequest page) {
        return position(page, HIGHEST);
    }

    /** @param found up to one item more than the page has, which tells that there is another page */
    static <T> Page<T> of(PageRequest page, List<T> found, Function<T, UUID> id) {
        return Page.ofFirst(found, page, item -> id.apply(item).toString());
    }

    private static UUID position(PageRequest page, UUID otherwise) {
        return page.position(UUID::fromString).orElse(otherwise);
    }
}
