package io.lunapark.coasters.showwagon;

import io.lunapark.coasters.Wagon;
import io.lunapark.coasters.api.WagonBody;
import io.lunapark.coasters.view.CoasterViews;
import io.lunapark.platform.http.EntityTag;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Shows a wagon of a coaster. */
@UseCase
@Controller("/api/coasters")
@Tag(name = "Wagons")
public class ShowWagon {

    private final CoasterViews views;

    ShowWagon(CoasterViews views) {
        this.views = views;
    }

    @Get("/{id}/wagons/{wagonId}")
    HttpResponse<WagonBody> show(RequestContext request, UUID id, UUID wagonId) {
        Wagon wagon = views.wagon(id, wagonId);
        return EntityTag.answer(request, EntityTag.of(wagon.version()), () -> WagonBody.of(wagon));
    }
}
