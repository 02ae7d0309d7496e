package io.lunapark.coasters.sites;

/** What has become of an edit. Only the centre decides it. */
public enum Outcome {
    /** Made here, and not decided by the centre yet. */
    PENDING,
    /** Part of the common state, or replaced by an edit whose maker knew it. */
    APPLIED,
    /** In conflict with another edit, which won: kept, and listed as a conflict. */
    LOST,
    /** Replaced by its own site before that knew that it had lost. */
    SUPERSEDED,
    /** It had lost, and somebody has applied it again. */
    REAPPLIED,
    /** It had lost, and somebody has dismissed it; also the edit that says so. */
    DISMISSED
}
