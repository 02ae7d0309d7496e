package io.lunapark.platform.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The versions that a caller will change ({@code If-Match}): {@code *} for any. A weak tag never matches. */
public record IfMatch(List<String> tags) {

    private static final Pattern TAG = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7E]*\"");

    public IfMatch {
        tags = List.copyOf(tags);
    }

    /** True when the caller has seen this version, or does not mind. */
    public boolean allows(long version) {
        return tags.contains("*") || tags.contains(EntityTag.of(version));
    }

    /** The header as it was sent; empty when it is malformed. */
    static Optional<IfMatch> parse(String header) {
        List<String> tags =
                Arrays.stream(header.split(",", -1)).map(String::strip).toList();
        boolean wellFormed = tags.equals(List.of("*"))
                || tags.stream().allMatch(tag -> TAG.matcher(tag).matches());
        return wellFormed ? Optional.of(new IfMatch(tags)) : Optional.empty();
    }
}
