package io.lunapark.billing.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A page of the movements of an account on a day of the books, in the order of time.
 *
 * @param openingInCents balance before the first movement of the day
 * @param closingInCents balance after the last movement of the day
 * @param nextCursor leads to the next movements, and is null on the last page
 */
@Serdeable
@Schema(name = "Statement")
public record StatementBody(
        UUID userId,
        String name,
        LocalDate day,
        @Schema(example = "-1450") long openingInCents,
        List<EntryBody> movements,
        @Schema(example = "1825") long closingInCents,
        @Schema(example = "PLN") String currency,
        @Nullable String nextCursor) {}
