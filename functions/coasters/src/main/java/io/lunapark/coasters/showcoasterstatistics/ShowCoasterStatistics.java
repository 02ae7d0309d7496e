package io.lunapark.coasters.showcoasterstatistics;

import io.lunapark.coasters.api.StatisticsBody;
import io.lunapark.coasters.view.CoasterView;
import io.lunapark.coasters.view.CoasterViews;
import io.lunapark.platform.http.Call;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Whether one coaster can carry today's guests. */
@UseCase
@Controller("/api/coasters")
public class ShowCoasterStatistics {

    private final CoasterViews views;

    ShowCoasterStatistics(CoasterViews views) {
        this.views = views;
    }

    @Get("/{id}/statistics")
    @Tag(name = "Statistics")
    @Operation(operationId = "showCoasterStatistics", summary = "Show the statistics of a coaster")
    StatisticsBody show(HttpRequest<?> http, UUID id) {
        CoasterView view = views.coaster(id);
        return StatisticsBody.of(
                view.coaster(), view.plan(), view.asOf(), Call.of(http).language());
    }
}
