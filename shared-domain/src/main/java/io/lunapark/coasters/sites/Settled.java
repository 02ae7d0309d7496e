package io.lunapark.coasters.sites;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An edit and what has become of it.
 *
 * @param against the edit that won, for one that has lost; null where the coaster had no place for another wagon
 * @param position its place in the order of the centre, from 1; 0 while it has none
 */
public record Settled(Edit edit, Outcome outcome, @Nullable UUID against, long position) {

    public static Settled pending(Edit edit) {
        return new Settled(edit, Outcome.PENDING, null, 0);
    }

    /** As the centre decides an edit that is in conflict with none. */
    public static Settled decided(Edit edit) {
        return new Settled(edit, edit.dismisses() ? Outcome.DISMISSED : Outcome.APPLIED, null, 0);
    }

    /** With another outcome it is news, and takes a new place at the end of the order. */
    Settled now(Outcome other, @Nullable UUID winner) {
        return new Settled(edit, other, winner, 0);
    }

    boolean isSeenBy(Edit later) {
        return later.site().isCentre() || edit.site().equals(later.site()) || position > 0 && position <= later.seen();
    }
}
