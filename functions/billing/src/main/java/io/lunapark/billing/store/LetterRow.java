package io.lunapark.billing.store;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter that waits, with its payout and its person.
 *
 * @param email null where identity has said nothing of the person yet
 */
@Introspected
public record LetterRow(
        UUID personId,
        LocalDate day,
        UUID entryId,
        long amountInCents,
        int tries,
        @Nullable String name,
        @Nullable String email,
        @Nullable String locale) {}
