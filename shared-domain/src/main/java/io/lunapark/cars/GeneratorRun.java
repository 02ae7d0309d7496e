package io.lunapark.cars;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * A run of the generator. What is due follows from the clock alone, and record number n from the seed and n alone: after a
 * pause or a crash the rest is made up, and what is made again has the id that it had before.
 *
 * @param startedAt to the millisecond
 * @param ratePerMinute 1 to {@link CarLimits#HIGHEST_RATE}
 */
public record GeneratorRun(long seed, Instant startedAt, int ratePerMinute) {

    public static final String SOURCE = "generator";

    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

    /** @throws IllegalArgumentException where the rate is out of its bounds */
    public GeneratorRun {
        if (ratePerMinute < 1 || ratePerMinute > CarLimits.HIGHEST_RATE) {
            throw new IllegalArgumentException("The rate is out of its bounds: " + ratePerMinute);
        }
    }

    /** How many records are due until then, since the start. In any whole minute it grows by the rate, by no more or less. */
    public long due(Instant now) {
        long millis = Math.max(0, Duration.between(startedAt, now).toMillis());
        return millis * ratePerMinute / MINUTE_MILLIS;
    }

    /**
     * The next records to be sent.
     *
     * @param sent how many were sent before, in the order of their sequence
     * @param most so many at once
     */
    public List<CarRecord> next(long sent, Instant now, int most) {
        long last = Math.min(due(now), sent + most);
        return LongStream.rangeClosed(sent + 1, last).mapToObj(this::numbered).toList();
    }

    /** The first record that is due at that time or later, counted from 1. */
    public long firstFrom(Instant time) {
        return due(time.minusMillis(1)) + 1;
    }

    /** The record of that number, counted from 1. */
    public CarRecord numbered(long sequence) {
        SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong() ^ mixed(sequence));
        Instant dueAt = dueAt(sequence);
        return new CarRecord(
                id(dueAt, random),
                oneOf(Vocabulary.MAKES, random),
                oneOf(Vocabulary.MODELS, random),
                random.nextInt(CarLimits.FIRST_YEAR, CarLimits.LAST_YEAR + 1),
                random.nextInt(CarLimits.LEAST_PRICE, CarLimits.HIGHEST_PRICE + 1),
                oneOf(Vocabulary.LOCATIONS, random),
                SOURCE,
                sequence,
                dueAt);
    }

    /** The first millisecond at which the record of that number is due. */
    public Instant dueAt(long sequence) {
        return startedAt.plusMillis(Math.ceilDiv(sequence * MINUTE_MILLIS, (long) ratePerMinute));
    }

    /** A UUIDv7 (RFC 9562, 5.7) of that time, whose other 74 bits come from the seed. */
    private static UUID id(Instant time, SplittableRandom random) {
        long high = (time.toEpochMilli() << 16) | 0x7000 | (random.nextLong() & 0x0FFF);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static String oneOf(List<String> words, SplittableRandom random) {
        return words.get(random.nextInt(words.size()));
    }

    /** Neighbours get seeds that are far apart. */
    private static long mixed(long sequence) {
        return sequence * 0x9E37_79B9_7F4A_7C15L;
    }
}
