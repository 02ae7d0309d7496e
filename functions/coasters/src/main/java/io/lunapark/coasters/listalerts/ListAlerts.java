package io.lunapark.coasters.listalerts;

import io.lunapark.coasters.api.AlertBody;
import io.lunapark.coasters.view.CoasterViews;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.QueryFlag;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.tags.Tag;

/**
 * Lists alerts, newest first. Only the open ones with open=true, only the resolved with false; with open, a page may be short or empty
 * and have a nextCursor.
 */
@UseCase
@Controller("/api/alerts")
@Tag(name = "Alerts")
public class ListAlerts {

    private final CoasterViews views;

    ListAlerts(CoasterViews views) {
        this.views = views;
    }

    @Get
    Page<AlertBody> list(RequestContext request, PageRequest page, @Nullable @QueryValue Boolean open) {
        return views.alerts(page, QueryFlag.of(request, "open")).map(view -> AlertBody.of(view, request.language()));
    }
}
