package io.lunapark.coasters.trywhatif;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.lunapark.coasters.Limits;
import io.lunapark.coasters.OperatingHours;
import io.lunapark.coasters.Plan;
import io.lunapark.coasters.WhatIf;
import io.lunapark.coasters.WhatIf.Imagined;
import io.lunapark.coasters.api.StatisticsBody;
import io.lunapark.coasters.api.WagonRequest;
import io.lunapark.coasters.view.CoasterView;
import io.lunapark.coasters.view.CoasterViews;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Tries what would be if. What is left out stays as it is; wagons are all wagons of that day. Nothing is stored, so that it
 * takes no {@code Idempotency-Key}.
 */
@UseCase
@Controller("/api/coasters")
@Tag(name = "Statistics")
public class TryWhatIf {

    private final CoasterViews views;

    TryWhatIf(CoasterViews views) {
        this.views = views;
    }

    @Post("/{id}/what-if")
    StatisticsBody show(RequestContext request, UUID id, @Body Request body) {
        CoasterView view = views.coaster(id);
        Plan plan = body.whatIf().plan(view.coaster());
        return StatisticsBody.of(view.coaster(), plan, view.asOf(), request.language());
    }

    /** A day that might be, in English or in the Polish names of the original task. */
    @Serdeable
    @Schema(name = "WhatIf")
    public record Request(
            @JsonAlias("liczba_personelu")
            @Nullable
            @Min(0)
            @Max(Limits.MAX_STAFF)
            @Schema(type = "integer", example = "237")
            Integer staff,

            @JsonAlias("liczba_klientow")
            @Nullable
            @Min(0)
            @Max(Limits.MAX_DAILY_CLIENTS)
            @Schema(type = "integer", example = "60000")
            Integer dailyClients,

            @JsonAlias("godziny_od")
            @Nullable
            @Pattern(regexp = OperatingHours.TIME_PATTERN, message = "invalid-format.time")
            @Schema(type = "string", example = "8:00")
            String opensAt,

            @JsonAlias("godziny_do")
            @Nullable
            @Pattern(regexp = OperatingHours.TIME_PATTERN, message = "invalid-format.time")
            @Schema(type = "string", example = "18:00")
            String closesAt,

            @Nullable @Valid @Size(max = Limits.MAX_WAGONS) List<WagonRequest> wagons) {

        WhatIf whatIf() {
            return new WhatIf(staff, dailyClients, time(opensAt), time(closesAt), imagined());
        }

        private static @Nullable LocalTime time(@Nullable String text) {
            return Optional.ofNullable(text).flatMap(OperatingHours::time).orElse(null);
        }

        private @Nullable List<Imagined> imagined() {
            return wagons == null
                    ? null
                    : wagons.stream()
                            .map(wagon -> new Imagined(wagon.seats(), wagon.speedMps()))
                            .toList();
        }
    }
}
