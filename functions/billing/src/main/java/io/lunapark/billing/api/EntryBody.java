package io.lunapark.billing.api;

import io.lunapark.billing.store.Movement;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * A movement of an account.
 *
 * @param amountInCents what the person gains; negative where they pay
 * @param day of the books
 * @param taskId with title and jiraId of a fee and a reward only
 */
@Serdeable
@Schema(name = "Entry")
public record EntryBody(
        UUID id,

        @Schema(
                allowableValues = {"fee", "reward", "paid", "correction"},
                example = "reward")
        String kind,

        @Schema(example = "3275") long amountInCents,
        LocalDate day,
        Instant time,
        @Nullable UUID taskId,
        @Nullable @Schema(example = "Change the shade") String title,
        @Nullable @Schema(example = "UBERPOP-42") String jiraId) {

    public static EntryBody of(Movement movement) {
        String kind = movement.kind().toLowerCase(Locale.ROOT);
        return new EntryBody(
                movement.id(),
                kind.equals("payout") ? "paid" : kind,
                movement.amountInCents(),
                movement.day(),
                movement.time(),
                movement.taskId(),
                movement.title(),
                movement.jiraId());
    }
}
