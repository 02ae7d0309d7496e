package io.lunapark.cars;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A car as a source reports it. The id decides what is the same record: however often it comes, it counts once. Words may
 * be unknown; everything else is within {@link CarLimits}.
 *
 * @param price in whole units
 * @param source who made it, such as {@code generator}
 * @param sequence counts the records of its source from 1
 */
public record CarRecord(
        UUID id,
        String normalizedMake,
        String normalizedModel,
        int year,
        int price,
        String location,
        String source,
        long sequence,
        Instant generatedAt) {

    /** @throws IllegalArgumentException where a value is out of its bounds */
    public CarRecord {
        require(isWord(normalizedMake, CarLimits.LONGEST_WORD), "normalizedMake");
        require(isWord(normalizedModel, CarLimits.LONGEST_WORD), "normalizedModel");
        require(year >= CarLimits.FIRST_YEAR && year <= CarLimits.LAST_YEAR, "year");
        require(price >= CarLimits.LEAST_PRICE && price <= CarLimits.HIGHEST_PRICE, "price");
        require(isWord(location, CarLimits.LONGEST_WORD), "location");
        require(isWord(source, CarLimits.LONGEST_SOURCE), "source");
        require(sequence > 0, "sequence");
        require(isTime(generatedAt), "generatedAt");
    }

    /** Why it cannot be stored as it is; empty where it can. */
    public Optional<QuarantineReason> quarantineReason() {
        return Vocabulary.unknownWord(normalizedMake, normalizedModel);
    }

    /** Whether a record can say so: what JSON and Postgres write in one way. */
    public static boolean isTime(Instant time) {
        return !time.isBefore(CarLimits.FIRST_TIME) && time.isBefore(CarLimits.AFTER_LAST_TIME);
    }

    private static boolean isWord(String text, int longest) {
        return !text.isBlank() && text.length() <= longest;
    }

    private static void require(boolean holds, String field) {
        if (!holds) {
            throw new IllegalArgumentException(field + " is out of its bounds");
        }
    }
}
