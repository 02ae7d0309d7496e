package io.lunapark.coasters.api;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.Plan;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Whether today's wagons and staff can carry today's guests.
 *
 * @param asOf when the last change happened that this counts in
 * @param status {@code ok} only where there is no problem at all
 * @param problems all of them at once, worst first, each with its numbers and its words
 */
@Serdeable
@Schema(name = "Statistics")
public record StatisticsBody(
        UUID coasterId,
        @Schema(example = "A1") String number,
        @Nullable @Schema(example = "Dragon") String name,
        Instant asOf,
        @Schema(type = "string", example = "08:00") LocalTime opensAt,
        @Schema(type = "string", example = "16:00") LocalTime closesAt,
        @Schema(example = "480") int windowMinutes,
        @Schema(example = "problem") String status,
        Plan.Wagons wagons,
        Plan.Staff staff,
        Plan.Clients clients,
        List<Plan.WagonRides> rides,

        @ArraySchema(schema = @Schema(implementation = ProblemBody.Fields.class))
        List<Map<String, Object>> problems) {

    public static StatisticsBody of(Coaster coaster, Plan plan, Instant asOf, Locale language) {
        return new StatisticsBody(
                coaster.id(),
                coaster.number().toString(),
                coaster.name(),
                asOf,
                plan.opensAt(),
                plan.closesAt(),
                plan.windowMinutes(),
                plan.status(),
                plan.wagons(),
                plan.staff(),
                plan.clients(),
                plan.rides(),
                plan.problems().stream()
                        .map(problem -> ProblemBody.of(problem, language))
                        .toList());
    }
}
