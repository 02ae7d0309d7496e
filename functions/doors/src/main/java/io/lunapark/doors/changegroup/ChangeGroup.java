package io.lunapark.doors.changegroup;

import static io.lunapark.platform.command.Answers.changed;

import io.lunapark.doors.Group;
import io.lunapark.doors.Group.Spread;
import io.lunapark.doors.api.GroupBody;
import io.lunapark.doors.api.GroupRequest;
import io.lunapark.doors.store.Groups;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.doors.view.People;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/**
 * Changes a group. All of it anew; who was in it before may stay, deactivated or not. What is taken away by it opens nothing from
 * the answer on.
 */
@UseCase
@Controller("/api/groups")
@Tag(name = "Groups")
public class ChangeGroup {

    private final Groups groups;
    private final People people;
    private final DoorViews views;

    ChangeGroup(Groups groups, People people, DoorViews views) {
        this.groups = groups;
        this.people = people;
        this.views = views;
    }

    @Put("/{id}")
    HttpResponse<GroupBody> change(Command command, UUID id, @Body GroupRequest body) {
        return command.run(tx -> {
            Group before = groups.lock(id);
            tx.expectSeen(before.version());
            people.requireStaff(before.joining(body.userIds()));
            Group group = tx.accept(before.change(body.name(), body.doorIds(), body.userIds(), body.schedule()));
            Spread spread = tx.accept(groups.replace(group));
            tx.showBeforeAnswer(() -> views.show(spread));
            return changed(group.version(), GroupBody.of(group));
        });
    }
}
