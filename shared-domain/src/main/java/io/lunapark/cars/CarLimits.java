package io.lunapark.cars;

import java.time.Duration;
import java.time.Instant;

/** Every bound of the intake; the table of cars and the API have the same. */
public final class CarLimits {

    public static final int FIRST_YEAR = 2000;
    public static final int LAST_YEAR = 2024;

    /** In whole units of money, as the task has them. */
    public static final int LEAST_PRICE = 3_000;

    public static final int HIGHEST_PRICE = 80_000;

    /** In characters, of make, model and location: a word that is not known has to fit too, to be quarantined. */
    public static final int LONGEST_WORD = 60;

    /** A word in normal form: small letters and digits, with single hyphens between. */
    public static final String WORD = "^[a-z0-9]+(-[a-z0-9]+)*$";

    /** In characters, of the name of a source. */
    public static final int LONGEST_SOURCE = 40;

    /** The name of a source that reports: what every queue, log and page can show, but not that of the venue's generator. */
    public static final String SOURCE = "^(?!" + GeneratorRun.SOURCE + "$)[A-Za-z0-9._-]+$";

    public static final Instant FIRST_TIME = Instant.EPOCH;
    public static final Instant AFTER_LAST_TIME = Instant.parse("+10000-01-01T00:00:00Z");

    /** Records of one call. */
    public static final int MOST_IN_BULK = 1_000;

    /** Records that the generator makes in a minute, where no setting says otherwise. */
    public static final int STANDARD_RATE = 2_000;

    /** A hundred times the standard rate, as in the acceptance. */
    public static final int HIGHEST_RATE = 200_000;

    /** The records of one chunk of the generator and of a replay: some five messages. */
    public static final int GENERATED_AT_ONCE = 4_000;

    /** Records that a replay sends in one call; it says where to go on. */
    public static final int MOST_IN_REPLAY = 20_000;

    /** Records that wait in the fallback store: four hours at the standard rate. */
    public static final int MOST_PENDING = 500_000;

    /** Records that a recoverer moves at once. */
    public static final int RECOVERED_AT_ONCE = 500;

    /** Records of one insert into the fallback store. */
    public static final int FALLBACK_BATCH = 50;

    /** Attempts to move a pending record to the queue, before it is quarantined. */
    public static final int MOST_ATTEMPTS = 5;

    /** After that a recoverer that claimed records is taken for dead. */
    public static final Duration LONGEST_CLAIM = Duration.ofMinutes(5);

    private CarLimits() {}
}
