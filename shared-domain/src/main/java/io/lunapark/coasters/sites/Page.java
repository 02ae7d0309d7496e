package io.lunapark.coasters.sites;

import java.util.List;

/**
 * A part of the order of the centre. What has been replaced since is left out, so that all pages from 0 are a snapshot of
 * the present state.
 *
 * @param from the position after which it begins
 * @param to the position up to which it tells
 * @param end how far the order goes
 */
public record Page(long from, long to, long end, List<Settled> entries) {

    public Page {
        entries = List.copyOf(entries);
        if (from < 0 || to < from || end < to) {
            throw new IllegalArgumentException("a page from " + from + " to " + to + " of " + end);
        }
    }
}
