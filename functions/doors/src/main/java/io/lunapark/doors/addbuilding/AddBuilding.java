package io.lunapark.doors.addbuilding;

import static io.lunapark.platform.command.Answers.created;

import io.lunapark.doors.Building;
import io.lunapark.doors.Building.Added;
import io.lunapark.doors.api.AddBuildingRequest;
import io.lunapark.doors.api.BuildingBody;
import io.lunapark.doors.store.Buildings;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Adds a building with its doors. Without any in the request it gets 16 of the low level. */
@UseCase
@Controller("/api/buildings")
@Tag(name = "Buildings")
public class AddBuilding {

    private final Buildings buildings;

    AddBuilding(Buildings buildings) {
        this.buildings = buildings;
    }

    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<BuildingBody> add(Command command, @Body AddBuildingRequest body) {
        return command.run(tx -> {
            Added added = tx.accept(Building.add(body.name(), body.newDoors(), tx.ids()));
            tx.accept(buildings.insert(added));
            Building building = added.building();
            return created(
                    "/api/buildings/" + building.id(), building.version(), BuildingBody.of(building, added.doors()));
        });
    }
}
