package io.lunapark.coasters.showcoaster;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.api.CoasterBody;
import io.lunapark.coasters.view.CoasterViews;
import io.lunapark.platform.http.EntityTag;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Shows a coaster with its wagons. */
@UseCase
@Controller("/api/coasters")
@Tag(name = "Coasters")
public class ShowCoaster {

    private final CoasterViews views;

    ShowCoaster(CoasterViews views) {
        this.views = views;
    }

    @Get("/{id}")
    HttpResponse<CoasterBody> show(RequestContext request, UUID id) {
        Coaster coaster = views.coaster(id).coaster();
        return EntityTag.answer(request, EntityTag.of(coaster.version()), () -> CoasterBody.of(coaster));
    }
}
