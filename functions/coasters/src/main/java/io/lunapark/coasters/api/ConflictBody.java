package io.lunapark.coasters.api;

import io.lunapark.coasters.sites.CoasterValue;
import io.lunapark.coasters.sites.Edit;
import io.lunapark.coasters.sites.WagonValue;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;

/**
 * Two edits of the same coaster or wagon whose makers did not know of each other.
 *
 * @param id of the edit that has lost
 * @param wagonNumber null where the coaster itself was changed
 * @param lost is kept, and can be applied again
 * @param won null where the coaster had no place for another wagon
 */
@Serdeable
@Schema(name = "Conflict")
public record ConflictBody(
        UUID id,
        UUID coasterId,
        @Nullable @Schema(example = "A1") String coasterNumber,
        @Nullable @Schema(example = "W1") String wagonNumber,
        Side lost,
        @Nullable Side won) {

    /**
     * One of the two edits; of a coaster or of a wagon, the fields of the other are null.
     *
     * @param site where it was made
     * @param at by the clock of that site
     * @param removal what follows was removed
     */
    @Serdeable
    @Schema(name = "SideOfConflict")
    public record Side(
            @Schema(example = "north") String site,
            Instant at,
            boolean removal,
            @Nullable String name,
            @Nullable Integer staff,
            @Nullable Integer dailyClients,

            @Nullable @Schema(type = "string", example = "08:00")
            LocalTime opensAt,

            @Nullable @Schema(type = "string", example = "16:00")
            LocalTime closesAt,

            @Nullable Integer minHeadwaySeconds,
            @Nullable Integer seats,
            @Nullable BigDecimal speedMps) {

        public static Side of(Edit edit) {
            CoasterValue coaster = edit.coaster();
            WagonValue wagon = edit.wagon();
            return new Side(
                    edit.site().text(),
                    edit.at(),
                    edit.removal(),
                    coaster == null ? null : coaster.settings().name(),
                    coaster == null ? null : coaster.settings().staff(),
                    coaster == null ? null : coaster.settings().dailyClients(),
                    coaster == null ? null : coaster.settings().opensAt(),
                    coaster == null ? null : coaster.settings().closesAt(),
                    coaster == null ? null : coaster.settings().minHeadwaySeconds(),
                    wagon == null ? null : wagon.seats(),
                    wagon == null ? null : wagon.speedMps());
        }
    }

    /** @param coasterNumber null where the coaster is not known here */
    public static ConflictBody of(Edit lost, @Nullable Edit won, @Nullable String coasterNumber) {
        WagonValue wagon = lost.wagon();
        return new ConflictBody(
                lost.id(),
                lost.coasterId(),
                coasterNumber,
                wagon == null ? null : wagon.number().toString(),
                Side.of(lost),
                won == null ? null : Side.of(won));
    }
}
