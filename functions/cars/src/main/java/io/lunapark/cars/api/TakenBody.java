package io.lunapark.cars.api;

import io.lunapark.cars.intake.Intake;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/**
 * What became of a reported record.
 *
 * @param id of the record; null where it has none that could be read
 * @param status queued: the queue has it. pending: the fallback store has it. refused: nobody has it
 * @param errors why it was refused
 */
@Serdeable
@Schema(name = "TakenRecord")
public record TakenBody(@Nullable UUID id, Status status, List<Error> errors) {

    /** Where it is durable, if anywhere. */
    public enum Status {
        queued,
        pending,
        refused
    }

    /** @param field that is to blame; {@code body} for the record as a whole */
    @Serdeable
    @Schema(name = "RecordError")
    public record Error(String field, String code, String detail) {}

    public static TakenBody of(UUID id, Intake.Place place) {
        return new TakenBody(id, place == Intake.Place.QUEUE ? Status.queued : Status.pending, List.of());
    }

    public static TakenBody refused(@Nullable UUID id, List<Error> errors) {
        return new TakenBody(id, Status.refused, errors);
    }

    boolean hasBeenTaken() {
        return status != Status.refused;
    }
}
