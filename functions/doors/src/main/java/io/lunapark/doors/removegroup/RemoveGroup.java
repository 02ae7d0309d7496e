package io.lunapark.doors.removegroup;

import static io.micronaut.http.HttpResponse.noContent;

import io.lunapark.doors.Group;
import io.lunapark.doors.Group.Spread;
import io.lunapark.doors.store.Groups;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;

/** Removes a group. It opens nothing from the answer on. Again: the same answer. */
@UseCase
@Controller("/api/groups")
@Tag(name = "Groups")
public class RemoveGroup {

    private final Groups groups;
    private final DoorViews views;

    RemoveGroup(Groups groups, DoorViews views) {
        this.groups = groups;
        this.views = views;
    }

    @Delete("/{id}")
    HttpResponse<Void> remove(Command command, UUID id) {
        return command.run(tx -> {
            Optional<Group> gone = groups.lockRemoved(id);
            Spread removed = tx.accept(gone.map(groups::spreadAgain).orElseGet(() -> {
                Group group = groups.lock(id);
                tx.expectSeen(group.version());
                return group.remove().then(groups::remove);
            }));
            tx.showBeforeAnswer(() -> views.showRemoved(removed));
            return noContent();
        });
    }
}
