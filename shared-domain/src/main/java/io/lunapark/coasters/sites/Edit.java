package io.lunapark.coasters.sites;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of a coaster or of one wagon, with the whole of what was changed as its maker left it; for a removal, as it
 * last was. One that says nothing of either dismisses a lost edit. It is acknowledged when it is stored at the site where
 * it was made.
 *
 * @param after the edit that the same site made before of the same coaster; null for its first
 * @param wagonId null for a change of the coaster itself
 * @param seen how far in the order of the centre its site had read when it was made
 * @param coaster what is said of the coaster; null for a wagon
 * @param wagon what is said of the wagon; null for a coaster
 * @param resolves the lost edit that is applied again by this one, or dismissed
 * @param asked the number that it had at its site, where the centre has given another
 * @param at by the clock of its site: for people, nothing is decided by it
 */
public record Edit(
        UUID id,
        @Nullable UUID after,
        SiteName site,
        UUID coasterId,
        @Nullable UUID wagonId,
        long seen,
        boolean removal,
        @Nullable CoasterValue coaster,
        @Nullable WagonValue wagon,
        @Nullable UUID resolves,
        @Nullable String asked,
        Instant at) {

    public Edit {
        boolean dismissal = coaster == null && wagon == null && wagonId == null && resolves != null && !removal;
        boolean changes = (wagonId == null) == (coaster != null) && (wagonId == null) == (wagon == null);
        if (!dismissal && !changes || coasterId.equals(wagonId) || seen < 0) {
            throw new IllegalArgumentException("an edit is of a coaster, of a wagon or of a conflict: " + id);
        }
    }

    /** Whether it changes nothing, and only takes the edit that it resolves off the list of conflicts. */
    public boolean dismisses() {
        return coaster == null && wagon == null;
    }

    /** What it changes: no two edits of different parts are in conflict, but for the removal of a coaster. */
    public UUID part() {
        return wagonId == null ? coasterId : wagonId;
    }

    boolean isOfCoaster() {
        return wagonId == null;
    }

    /** Whether both leave the same behind. */
    boolean saysTheSameAs(Edit other) {
        if (removal || other.removal) {
            return removal && other.removal;
        }
        return wagon == null
                ? coaster != null && other.coaster != null && coaster.settings().equals(other.coaster.settings())
                : other.wagon != null
                        && wagon.seats() == other.wagon.seats()
                        && wagon.speedMps().compareTo(other.wagon.speedMps()) == 0;
    }

    Edit with(@Nullable CoasterValue otherCoaster, @Nullable WagonValue otherWagon, @Nullable String askedNumber) {
        return new Edit(
                id,
                after,
                site,
                coasterId,
                wagonId,
                seen,
                removal,
                otherCoaster,
                otherWagon,
                resolves,
                askedNumber,
                at);
    }
}
