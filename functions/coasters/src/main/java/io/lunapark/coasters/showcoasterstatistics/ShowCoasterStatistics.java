package io.lunapark.coasters.showcoasterstatistics;

import io.lunapark.coasters.api.StatisticsBody;
import io.lunapark.coasters.view.CoasterView;
import io.lunapark.coasters.view.CoasterViews;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Shows the statistics of a coaster: whether it can carry the guests of today. */
@UseCase
@Controller("/api/coasters")
@Tag(name = "Statistics")
public class ShowCoasterStatistics {

    private final CoasterViews views;

    ShowCoasterStatistics(CoasterViews views) {
        this.views = views;
    }

    @Get("/{id}/statistics")
    StatisticsBody show(RequestContext request, UUID id) {
        CoasterView view = views.coaster(id);
        return StatisticsBody.of(view.coaster(), view.plan(), view.asOf(), request.language());
    }
}
