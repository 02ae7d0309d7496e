package io.lunapark.coasters.listcoasters;

import io.lunapark.coasters.api.CoasterBody;
import io.lunapark.coasters.view.CoasterViews;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Lists the coasters with their wagons. In the order of their registration. */
@UseCase
@Controller("/api/coasters")
@Tag(name = "Coasters")
public class ListCoasters {

    private final CoasterViews views;

    ListCoasters(CoasterViews views) {
        this.views = views;
    }

    @Get
    Page<CoasterBody> list(PageRequest page) {
        return views.coasters(page).map(view -> CoasterBody.of(view.coaster()));
    }
}
