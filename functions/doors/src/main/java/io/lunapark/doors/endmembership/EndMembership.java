package io.lunapark.doors.endmembership;

import static io.micronaut.http.HttpResponse.noContent;

import io.lunapark.doors.Holder;
import io.lunapark.doors.store.Buildings;
import io.lunapark.doors.store.Holders;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Ends a membership. It opens nothing from the answer on. Again: the same answer. */
@UseCase
@Controller("/api/buildings")
@Tag(name = "Members")
public class EndMembership {

    private final Buildings buildings;
    private final Holders holders;
    private final DoorViews views;

    EndMembership(Buildings buildings, Holders holders, DoorViews views) {
        this.buildings = buildings;
        this.holders = holders;
        this.views = views;
    }

    @Delete("/{id}/members/{userId}")
    HttpResponse<Void> end(Command command, UUID id, UUID userId) {
        return command.run(tx -> {
            buildings.find(id);
            Holder before = holders.lock(userId);
            Holder after = tx.accept(before.end(id));
            holders.replace(before, after);
            tx.showBeforeAnswer(() -> views.show(after));
            return noContent();
        });
    }
}
