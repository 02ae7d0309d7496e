package io.lunapark.cinema;

/** What a seat is for. In lower case, as it is written everywhere. */
public enum SeatKind {
    standard,
    /** With room for a wheelchair. */
    accessible,
    /** Beside an accessible one. */
    companion
}
