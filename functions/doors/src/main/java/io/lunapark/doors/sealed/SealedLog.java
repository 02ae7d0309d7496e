package io.lunapark.doors.sealed;

import io.lunapark.doors.store.Checkpoints;
import io.lunapark.doors.view.StoredHistory;
import io.lunapark.kernel.seal.Checkpoint;
import io.lunapark.kernel.seal.HistoryVerifier;
import io.lunapark.kernel.seal.StoredEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A log with a chain of checkpoints of its own.
 *
 * @param name as the anchor knows it
 * @param since what it is divided by, doors or days: those that entries from a time on can be in, or of any time
 * @param aside whether a partition of the table holds something else than entries
 * @param readable whether an entry is one as we write them
 */
public record SealedLog(
        String name,
        Checkpoints checkpoints,
        StoredHistory entries,
        Function<Optional<Instant>, List<String>> since,
        Predicate<String> aside,
        Predicate<StoredEntry> readable) {

    /** Entries are sealed within 75 s; what has no checkpoint after this long has been put there past us. */
    public static final Duration LONGEST_UNSEALED = Duration.ofMinutes(2);

    /** Of each door or day, where something is read that no checkpoint covers. */
    private static final int MOST_OUTSIDE = 100;

    /** All that it is divided by now. */
    public List<String> parts() {
        return since.apply(Optional.empty());
    }

    /** Whether it is young enough to have no checkpoint yet. */
    public boolean mayWait(StoredEntry entry, Instant now) {
        return readable.test(entry)
                && entry.time()
                        .filter(time -> time.isAfter(now.minus(LONGEST_UNSEALED))
                                && !time.isAfter(now.plus(HistoryVerifier.CLOCKS_DIFFER)))
                        .isPresent();
    }

    /**
     * Some of the entries that no checkpoint covers: before all times, after the last checkpoint, and in the future.
     *
     * @param each called by several threads
     */
    public void readUncovered(Optional<Checkpoint> last, Instant now, Consumer<StoredEntry> each) {
        entries.readOutside(
                parts().stream().map(entries::partition).toList(),
                last.map(Checkpoint::end).orElse(Checkpoint.EVER),
                HistoryVerifier.future(now),
                MOST_OUTSIDE,
                each);
    }

    /**
     * Some of what is in partitions in which nothing of the log is ever recorded.
     *
     * @param each called by several threads
     */
    public void readStrays(Consumer<StoredEntry> each) {
        Set<String> recorded = parts().stream().map(entries::partition).collect(Collectors.toSet());
        List<String> strays = entries.partitions().stream()
                .filter(partition -> !recorded.contains(partition) && !aside.test(partition))
                .toList();
        entries.readOutside(strays, Checkpoint.EVER, Checkpoint.EVER, MOST_OUTSIDE, each);
    }
}
