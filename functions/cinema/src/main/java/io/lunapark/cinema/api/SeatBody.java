package io.lunapark.cinema.api;

import io.lunapark.cinema.Seat;
import io.lunapark.cinema.SeatKind;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** A seat of a room. */
@Serdeable
@Schema(name = "Seat")
public record SeatBody(
        UUID id,
        String row,
        int column,
        SeatKind kind,
        @Nullable String zone) {

    public static SeatBody of(Seat seat) {
        return new SeatBody(seat.id(), seat.row(), seat.column(), seat.kind(), seat.zone());
    }
}
