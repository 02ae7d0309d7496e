package io.lunapark.kernel.seal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A checkpoint as it was written down outside of the stores: a line of a file, or the key of a locked object. An
 * attacker who replaces the chain cannot replace this.
 *
 * @param log which chain, as {@code doors} or {@code commands}
 */
public record Anchored(String log, long number, Instant until, String hash) {

    public static Anchored of(String log, Checkpoint checkpoint) {
        return new Anchored(log, checkpoint.number(), checkpoint.until(), checkpoint.hash());
    }

    /** Where lines of a log begin that have this number or a higher one: they sort by their numbers. */
    public static String start(String log, long number) {
        return "%s/%019d".formatted(log, number);
    }

    /** {@code doors/0000000000000000017/2026-11-21T08:02:00Z/<hash>}. */
    public String line() {
        return start(log, number) + "/" + until + "/" + hash;
    }

    /** Empty for a line that is none, such as one that a power cut has left half written. */
    public static Optional<Anchored> parse(String line) {
        String[] parts = line.split("/", -1);
        try {
            return parts.length == 4 && parts[3].matches("[0-9a-f]{64}")
                    ? Optional.of(new Anchored(parts[0], Long.parseLong(parts[1]), Instant.parse(parts[2]), parts[3]))
                    : Optional.empty();
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
