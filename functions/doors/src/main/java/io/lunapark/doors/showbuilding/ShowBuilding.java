package io.lunapark.doors.showbuilding;

import io.lunapark.doors.Building;
import io.lunapark.doors.Door;
import io.lunapark.doors.api.BuildingBody;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.platform.http.EntityTag;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;

/** Shows a building with its doors. */
@UseCase
@Controller("/api/buildings")
@Tag(name = "Buildings")
public class ShowBuilding {

    private final DoorViews views;

    ShowBuilding(DoorViews views) {
        this.views = views;
    }

    @Get("/{id}")
    HttpResponse<BuildingBody> show(RequestContext request, UUID id) {
        Building building = views.building(id);
        List<Door> doors = views.doors(building.doorIds());
        long changes =
                building.version() + doors.stream().mapToLong(Door::version).sum();
        return EntityTag.answer(request, EntityTag.of(changes), () -> BuildingBody.of(building, doors));
    }
}
