package io.lunapark.platform.http;

import java.util.List;
import java.util.Optional;

/** The versions that a caller will change ({@code If-Match}): {@code *} for any. A weak tag never matches. */
public record IfMatch(List<String> tags) {

    public IfMatch {
        tags = List.copyOf(tags);
    }

    /** True when the caller has seen this version, or does not mind. */
    public boolean allows(long version) {
        return tags.contains("*") || tags.contains(EntityTag.of(version));
    }

    /** The header as it was sent; empty when it is malformed. */
    static Optional<IfMatch> parse(String header) {
        return EntityTag.list(header).map(IfMatch::new);
    }
}
