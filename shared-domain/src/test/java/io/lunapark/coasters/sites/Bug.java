package io.lunapark.coasters.sites;

/** What somebody could get wrong about the exchange, each planted in a simulated park to see that the simulation finds it. */
enum Bug {
    NONE,
    /** A joining site takes the state of the centre and drops its own unsent edits. */
    JOINING_DROPS_UNSENT,
    /** Sent counts as arrived: an edit is not sent again. */
    FIRE_AND_FORGET,
    /** The position is on disk before the entries are. */
    POSITION_BEFORE_ENTRIES,
    /** An edit that comes twice is decided twice. */
    DUPLICATES_DECIDED_AGAIN,
    /** The edit with the later time wins, and the other one is silently overwritten. */
    CLOCK_DECIDES,
    /** A removal takes away what its maker had not seen. */
    REMOVAL_TAKES_ALL,
    /** A number that another site has given is given again. */
    NUMBER_GIVEN_TWICE,
    /** Edits that have lost are not sent to the sites. */
    LOST_NOT_TOLD,
    /** Own edits that were replaced are left out, so that their site never hears of them. */
    OWN_EDITS_LEFT_OUT,
    /** An old page that comes late is taken. */
    STALE_PAGE_TAKEN,
    /** A command is acknowledged from memory. */
    ACKNOWLEDGED_FROM_MEMORY,
    /** Edits are sent newest first, and the centre does not look what they follow. */
    SENT_OUT_OF_ORDER,
    /** An edit that has lost after it was applied keeps its place in the order, which sites have passed. */
    LOST_KEEPS_ITS_PLACE,
    /** A conflict that was dismissed stays on the list of the other computers. */
    DISMISSAL_NOT_TOLD,
    /** The next holder of a lease gets the token of the one before. */
    TOKEN_GIVEN_TWICE,
    /** The token of a job is compared when its transaction begins, and not when it commits. */
    TOKEN_COMPARED_TOO_EARLY
}
