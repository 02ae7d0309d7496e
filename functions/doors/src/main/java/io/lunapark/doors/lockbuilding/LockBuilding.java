package io.lunapark.doors.lockbuilding;

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

/** Locks a building down: one write, and every door of it stays shut but for security and admins. Again: the same answer. */
@UseCase
@Controller("/api/buildings")
@Tag(name = "Buildings")
public class LockBuilding {

    private final Buildings buildings;
    private final DoorViews views;

    LockBuilding(Buildings buildings, DoorViews views) {
        this.buildings = buildings;
        this.views = views;
    }

    @Post("/{id}/lockdown")
    HttpResponse<BuildingSummary> lock(Command command, UUID id) {
        return command.run(tx -> {
            Building building = tx.accept(buildings.lock(id).lock());
            buildings.replace(building);
            tx.showBeforeAnswer(() -> views.show(building));
            return changed(building.version(), BuildingSummary.of(building));
        });
    }
}
