package io.lunapark.coasters.listalerts;

import io.lunapark.coasters.api.AlertBody;
import io.lunapark.coasters.view.AlertView;
import io.lunapark.coasters.view.CoasterViews;
import io.lunapark.platform.http.Call;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.QueryFlag;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;

/** What was or is wrong, newest first. */
@UseCase
@Controller("/api/alerts")
public class ListAlerts {

    private final CoasterViews views;

    ListAlerts(CoasterViews views) {
        this.views = views;
    }

    @Get
    @Tag(name = "Alerts")
    @Operation(
            operationId = "listAlerts",
            summary = "List alerts",
            description = "Only the open ones with open=true, only the resolved with false.")
    Page<AlertBody> list(
            HttpRequest<?> http,
            @Nullable @QueryValue Boolean open,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue String cursor) {
        Page<AlertView> page = views.alerts(PageRequest.of(http), QueryFlag.of(http, "open"));
        Locale language = Call.of(http).language();
        List<AlertBody> bodies =
                page.items().stream().map(view -> AlertBody.of(view, language)).toList();
        return new Page<>(bodies, page.nextCursor());
    }
}
