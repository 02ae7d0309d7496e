package io.lunapark.kernel.seal;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it was sealed.
 *
 * @param checkpoint number of the one that shows it, or of the one that is missing
 * @param door id of the door whose entries are meant; null where it is the checkpoint itself
 * @param from when it may have been; null where that is not known, as is {@code until}
 * @param place of the one entry that is meant; null where it is about several
 */
public record Finding(
        Kind kind,
        long checkpoint,
        @Nullable String door,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String place) {

    public Finding(Kind kind, long checkpoint, @Nullable String door, @Nullable Instant from, @Nullable Instant until) {
        this(kind, checkpoint, door, from, until, null);
    }

    /** What has happened to the history. */
    public enum Kind {
        EDITED_OR_REORDERED,
        REMOVED,
        ADDED,
        /** Its time has not come yet. */
        FUTURE_DATED,
        /** It is old enough to be sealed, and no checkpoint has it. */
        NOT_COVERED,
        /** It is no entry as we write them. */
        UNREADABLE,
        /** It is stored where nothing is ever recorded. */
        UNKNOWN_DOOR,
        CHECKPOINT_MISSING,
        CHECKPOINT_ALTERED,
        SIGNATURE_WRONG,
        /** It is not the one that was written down outside of the stores. */
        CHECKPOINT_REWRITTEN,
        /** It should have been written down outside of the stores by now. */
        NOT_ANCHORED,
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

    /** About one entry. */
    public static Finding at(Kind kind, long checkpoint, StoredEntry entry) {
        return new Finding(kind, checkpoint, entry.door(), entry.time().orElse(null), null, entry.place());
    }

    /** As text for a terminal. */
    @Override
    public String toString() {
        return kind.code() + ": checkpoint " + checkpoint
                + (door == null ? "" : ", door " + door)
                + (place == null ? "" : ", entry " + place)
                + (from == null ? "" : ", from " + from)
                + (until == null ? "" : " until " + until);
    }
}
