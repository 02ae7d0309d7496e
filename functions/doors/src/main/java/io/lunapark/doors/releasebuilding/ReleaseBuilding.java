package io.lunapark.doors.releasebuilding;

import static io.lunapark.platform.command.Answers.changed;

import io.lunapark.doors.Building;
import io.lunapark.doors.api.BuildingSummary;
import io.lunapark.doors.store.Buildings;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Releases a building: the emergency is over. Again: the same answer. */
@UseCase
@Controller("/api/buildings")
@Tag(name = "Buildings")
public class ReleaseBuilding {

    private final Buildings buildings;
    private final DoorViews views;

    ReleaseBuilding(Buildings buildings, DoorViews views) {
        this.buildings = buildings;
        this.views = views;
    }

    @Post("/{id}/release")
    HttpResponse<BuildingSummary> release(Command command, UUID id) {
        return command.run(tx -> {
            Building building = tx.accept(buildings.lock(id).release());
            buildings.replace(building);
            tx.showBeforeAnswer(() -> views.show(building));
            return changed(building.version(), BuildingSummary.of(building));
        });
    }
}
