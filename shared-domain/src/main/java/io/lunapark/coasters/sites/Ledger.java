package io.lunapark.coasters.sites;

import io.lunapark.coasters.CoasterNumber;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The edits that are stored on a computer of the park. All that is asked of it in one transaction holds or nothing does. */
public interface Ledger {

    boolean knows(UUID editId);

    /** The coaster whose edits are of this part, which is itself or one of its wagons; empty for a part that is new. */
    Optional<UUID> coasterOf(UUID part);

    /** The edits of a coaster, which is locked until the transaction ends; none for one that is not known. */
    History lock(UUID coasterId);

    /** Stores them, each in the place of what was known of the same edit. */
    void store(List<Settled> entries);

    /** Shows the coaster as its edits say. Where a number is taken by one that the centre does not know yet, that one changes its. */
    void show(UUID coasterId, History history);

    /** A number that no coaster has here. */
    CoasterNumber nextNumber();

    /** How far in the order of the centre this computer has read. */
    long position();

    /** @param end how far the order of the centre went when it was asked */
    void moveTo(long position, long end);
}
