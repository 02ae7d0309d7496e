package io.lunapark.cinema;

/** What may become of a seat of a session. In lower case, as it is written everywhere. */
public enum SeatStatus {
    available,
    held,
    sold,
    /** Of a session that is cancelled. */
    blocked
}
