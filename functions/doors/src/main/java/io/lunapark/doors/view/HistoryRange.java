package io.lunapark.doors.view;

import io.lunapark.doors.view.HistoryEntry.Outcome;
import io.lunapark.kernel.seal.HistoryVerifier;
import io.lunapark.platform.http.InvalidRequest;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.json.IsoTime;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which part of a history is asked for.
 *
 * @param start of the first time that counts, as it sorts; {@code end} of the first that no longer does
 * @param outcome only this one; all where empty
 */
public record HistoryRange(String start, String end, Optional<Outcome> outcome) {

    /** Sorts behind every time. */
    private static final String FOREVER = "9999-12-31T23:59:59.999Z";

    private static final String EVER = "0000";

    /** Later than whatever may be asked for. */
    public static final Instant NEVER = Instant.parse(FOREVER);

    /** When something is asked for that begins and ends; {@code to} is exclusive. */
    public record Times(Optional<Instant> from, Optional<Instant> to) {}

    /**
     * Reads {@code from} (inclusive), {@code to} (exclusive) and {@code outcome}. Where it has no end it ends now: what
     * is of the future is no history.
     */
    public static HistoryRange of(RequestContext request) {
        return new HistoryRange(
                time(request, "from").orElse(EVER),
                time(request, "to").orElseGet(() -> IsoTime.of(Instant.now().plus(HistoryVerifier.CLOCKS_DIFFER))),
                outcome(request));
    }

    /** Reads {@code from} and {@code to}. */
    public static Times times(RequestContext request) {
        return new Times(
                time(request, "from").map(Instant::parse), time(request, "to").map(Instant::parse));
    }

    boolean wants(HistoryEntry entry) {
        return outcome.isEmpty() || outcome.get() == entry.outcome();
    }

    private static Optional<String> time(RequestContext request, String name) {
        try {
            return request.parameter(name).map(Instant::parse).map(IsoTime::of).filter(time -> {
                if (time.length() != FOREVER.length()) {
                    throw InvalidRequest.of(name, "invalid-format");
                }
                return true;
            });
        } catch (DateTimeParseException e) {
            throw InvalidRequest.of(name, "invalid-format");
        }
    }

    private static Optional<Outcome> outcome(RequestContext request) {
        return request.parameter("outcome")
                .map(text -> Arrays.stream(Outcome.values())
                        .filter(outcome -> outcome.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> InvalidRequest.of("outcome", "invalid-value")));
    }
}
