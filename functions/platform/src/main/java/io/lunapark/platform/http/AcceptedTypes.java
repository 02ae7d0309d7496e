package io.lunapark.platform.http;

import io.micronaut.http.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The types that a caller can read ({@code Accept}; RFC 9110, 12.5.1). Of several ranges that fit a type the narrowest
 * counts. Parameters other than {@code q} are not looked at: no type of ours comes in variants. What is malformed counts
 * as not said.
 */
final class AcceptedTypes {

    private static final String TOKEN = "[\\w!#$%&'*+.^`|~-]+";
    private static final Pattern RANGE =
            Pattern.compile("(" + TOKEN + ")/(" + TOKEN + ")\\s*(?:;(.*))?", Pattern.DOTALL);
    private static final Pattern WEIGHT =
            Pattern.compile("(?i)(?:.*;)?\\s*q\\s*=\\s*(0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)\\s*(?:;.*)?");

    /** Browsers send less than 200 characters; what is longer is not worth reading. */
    private static final int LONGEST_HEADER = 2_000;

    private final List<Range> ranges;

    private AcceptedTypes(List<Range> ranges) {
        this.ranges = ranges;
    }

    static AcceptedTypes of(@Nullable String header) {
        if (header == null || header.length() > LONGEST_HEADER) {
            return new AcceptedTypes(List.of());
        }
        return new AcceptedTypes(Stream.of(header.split(","))
                .map(String::strip)
                .map(RANGE::matcher)
                .filter(Matcher::matches)
                .map(AcceptedTypes::range)
                .toList());
    }

    /** Whether the caller can read at least one of these. */
    boolean allowAnyOf(List<MediaType> types) {
        return ranges.isEmpty() || types.isEmpty() || types.stream().anyMatch(this::allow);
    }

    private boolean allow(MediaType type) {
        return ranges.stream()
                .filter(range -> range.fits(type))
                .max(Comparator.comparingInt(Range::narrowness))
                .map(range -> !range.refused())
                .orElse(type.equals(MediaType.ALL_TYPE)); // what it will be only its function knows
    }

    private static Range range(Matcher parts) {
        String parameters = parts.group(3);
        Matcher weight = WEIGHT.matcher(parameters == null ? "" : parameters);
        boolean refused = weight.matches() && weight.group(1).matches("0(\\.0*)?");
        return new Range(parts.group(1).toLowerCase(Locale.ROOT), parts.group(2).toLowerCase(Locale.ROOT), refused);
    }

    private record Range(String type, String subtype, boolean refused) {

        boolean fits(MediaType wanted) {
            return (type.equals("*") || type.equals(wanted.getType()))
                    && (subtype.equals("*") || subtype.equals(wanted.getSubtype()));
        }

        int narrowness() {
            return type.equals("*") ? 0 : subtype.equals("*") ? 1 : 2;
        }
    }
}
