package io.lunapark.coasters;

import java.math.BigDecimal;

/** The bounds of everything an operator can enter, each with its reason. Within them no sum here leaves a {@code long}. */
public final class Limits {

    /** The largest park there is employs fewer people than this in all. */
    public static final int MAX_STAFF = 10_000;

    /** More guests in a day than any single ride has ever had. */
    public static final int MAX_DAILY_CLIENTS = 1_000_000;

    /** Metres; forty times the longest track built. Text, so that annotations can name it too. */
    public static final String MAX_TRACK_LENGTH_M = "100000";

    /** Metres per second; the fastest coaster built reaches 67. */
    public static final String MAX_SPEED_MPS = "100";

    /** Lengths to the millimetre and speeds to the millimetre per second: what an operator can measure. */
    public static final int MAX_DECIMALS = 3;

    /** What is above 0 to so many decimals. */
    public static final String LEAST_MEASURE = "0.001";

    /** Seats of a wagon; a whole train has fewer than a hundred. */
    public static final int MAX_SEATS = 1_000;

    /** An event carries all wagons of its coaster, about 150 bytes each, and the bus takes 256 KB. */
    public static final int MAX_WAGONS = 500;

    /** One line on a phone, twice over. In characters (code points), as a database column counts them. */
    public static final int MAX_NAME_LENGTH = 100;

    /** An hour between two departures: beyond it, it is not a headway but a closure. */
    public static final int MAX_HEADWAY_SECONDS = 3_600;

    private static final BigDecimal MAX_TRACK_LENGTH = new BigDecimal(MAX_TRACK_LENGTH_M);
    private static final BigDecimal MAX_SPEED = new BigDecimal(MAX_SPEED_MPS);

    private Limits() {}

    /** Whether it is above 0, at most 100,000 m, and given to the millimetre at most. */
    public static boolean isTrackLength(BigDecimal metres) {
        return isMeasure(metres, MAX_TRACK_LENGTH);
    }

    /** Whether it is above 0, at most 100 m/s, and given to the millimetre per second at most. */
    public static boolean isSpeed(BigDecimal metresPerSecond) {
        return isMeasure(metresPerSecond, MAX_SPEED);
    }

    private static boolean isMeasure(BigDecimal value, BigDecimal max) {
        return value.signum() > 0
                && value.compareTo(max) <= 0
                && value.stripTrailingZeros().scale() <= MAX_DECIMALS;
    }

    static BigDecimal trackLength(BigDecimal metres) {
        check(isTrackLength(metres), "track length", metres);
        return plain(metres);
    }

    static BigDecimal speed(BigDecimal metresPerSecond) {
        check(isSpeed(metresPerSecond), "speed", metresPerSecond);
        return plain(metresPerSecond);
    }

    static int within(int min, int value, int max, String what) {
        check(min <= value && value <= max, what, value);
        return value;
    }

    static void check(boolean holds, String what, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(what + " out of bounds: " + value);
        }
    }

    /** One way to write a number, so that 1800 and 1800.0 are the same value and read the same everywhere. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    /** A length in millimetres, or a speed in millimetres per second: exact, since three decimals are all there are. */
    static long thousandths(BigDecimal value) {
        return value.movePointRight(MAX_DECIMALS).longValueExact();
    }
}
