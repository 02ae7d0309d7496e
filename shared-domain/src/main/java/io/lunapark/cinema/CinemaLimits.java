package io.lunapark.cinema;

import io.lunapark.kernel.Names;

/** The bounds of everything that can be entered here, each with its reason. */
public final class CinemaLimits {

    /** From the task. In characters (code points), as all lengths here. */
    public static final int MAX_TITLE = 128;

    public static final int MAX_DESCRIPTION = 255;

    /** Longer than any film that was ever shown in one piece in a cinema. */
    public static final int MAX_DURATION_MINUTES = 1_440;

    public static final int MAX_ROOM_NAME = 50;

    /** What is painted on the floor: A, B, AA, Balcony 1. */
    public static final int MAX_ROW = 10;

    public static final int MAX_ROWS = 100;
    public static final int MAX_COLUMN = 100;
    public static final int MAX_ZONE = 30;
    public static final int MAX_ZONES = 20;

    /** A session is not worth its staff below this; from the task. */
    public static final int MIN_SEATS = 16;

    /** The seats of a session are one event, which the bus takes up to 256 KB of. */
    public static final int MAX_SEATS = 2_000;

    /** 100,000.00: beyond it somebody has mistyped. */
    public static final long MAX_PRICE_IN_CENTS = 10_000_000;

    /** Of one reservation; from the task. */
    public static final int MAX_SEATS_AT_ONCE = 10;

    /** Longer than it takes to find a card; a seat that is held longer is lost to others. */
    public static final int MAX_HOLD_SECONDS = 3_600;

    /** Between two sessions in a room; from the task. */
    public static final int CLEANING_MINUTES = 15;

    /** Who stands first in the waiting list has this long to pay: they may not look at their phone at once. */
    public static final int OFFER_SECONDS = 600;

    /** More than one session can take anyway. */
    public static final int MAX_ADMITTED_PER_SECOND = 1_000;

    /** Where a ticket was shown: an entrance, a device. */
    public static final int MAX_ENTRANCE = 50;

    private CinemaLimits() {}

    static String name(String text, int max, String what) {
        int length = Names.length(text);
        check(1 <= length && length <= max && Names.isOneLine(text), what);
        return text;
    }

    static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what + " out of bounds");
        }
    }
}
