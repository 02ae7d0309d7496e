package io.lunapark.billing.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The movements of an account on a day of the books, in the order of time.
 *
 * @param openingInCents balance before
 * @param closingInCents balance after
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
        @Schema(example = "PLN") String currency) {}
