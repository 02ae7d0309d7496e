package io.lunapark.doors.history;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it was sealed.
 *
 * @param checkpoint number of the one that shows it, or of the one that is missing
 * @param door id of the door whose entries are meant; null where it is the checkpoint itself
 * @param from when it may have been; null where that is not known, as is {@code until}
 */
public record Finding(
        Kind kind,
        long checkpoint,
        @Nullable String door,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** What has happened to the history. */
    public enum Kind {
        EDITED_OR_REORDERED,
        REMOVED,
        ADDED,
        CHECKPOINT_MISSING,
        CHECKPOINT_ALTERED,
        SIGNATURE_WRONG,
        /** There were more checkpoints than there are. */
        END_MISSING,
        /** Nothing was sealed for longer than it may take. */
        OVERDUE;

        /** Stable, e.g. {@code edited-or-reordered}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Finding at(Kind kind, Checkpoint checkpoint, @Nullable String door) {
        return new Finding(kind, checkpoint.number(), door, checkpoint.from(), checkpoint.until());
    }

    /** In words for whoever reads a terminal. */
    @Override
    public String toString() {
        return kind.code() + ": checkpoint " + checkpoint
                + (door == null ? "" : ", door " + door)
                + (from == null ? "" : ", from " + from)
                + (until == null ? "" : " until " + until);
    }
}
