package io.lunapark.coasters.listcoasters;

import io.lunapark.coasters.api.CoasterBody;
import io.lunapark.coasters.view.CoasterView;
import io.lunapark.coasters.view.CoasterViews;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** All coasters with their wagons, in the order of their registration. */
@UseCase
@Controller("/api/coasters")
public class ListCoasters {

    private final CoasterViews views;

    ListCoasters(CoasterViews views) {
        this.views = views;
    }

    @Get
    @Tag(name = "Coasters")
    @Operation(operationId = "listCoasters", summary = "List coasters")
    Page<CoasterBody> list(
            HttpRequest<?> http, @Nullable @QueryValue Integer limit, @Nullable @QueryValue String cursor) {
        Page<CoasterView> page = views.coasters(PageRequest.of(http));
        List<CoasterBody> bodies = page.items().stream()
                .map(view -> CoasterBody.of(view.coaster()))
                .toList();
        return new Page<>(bodies, page.nextCursor());
    }
}
