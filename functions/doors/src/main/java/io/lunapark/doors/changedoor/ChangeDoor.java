package io.lunapark.doors.changedoor;

import static io.lunapark.platform.command.Answers.changed;

import io.lunapark.doors.Door;
import io.lunapark.doors.api.ChangeDoorRequest;
import io.lunapark.doors.api.DoorBody;
import io.lunapark.doors.store.Doors;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Changes the name or the level of a door. What is left out stays. */
@UseCase
@Controller("/api/doors")
@Tag(name = "Doors")
public class ChangeDoor {

    private final Doors doors;
    private final DoorViews views;

    ChangeDoor(Doors doors, DoorViews views) {
        this.doors = doors;
        this.views = views;
    }

    @Put("/{id}")
    HttpResponse<DoorBody> change(Command command, UUID id, @Body ChangeDoorRequest body) {
        return command.run(tx -> {
            Door before = doors.lock(id);
            tx.expectSeen(before.version());
            Door door = tx.accept(before.change(body.name(), body.level()));
            tx.accept(doors.replace(door));
            tx.showBeforeAnswer(() -> views.show(door));
            return changed(door.version(), DoorBody.of(door));
        });
    }
}
