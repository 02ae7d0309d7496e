package io.lunapark.doors.addgroup;

import static io.lunapark.platform.command.Answers.created;

import io.lunapark.doors.Group;
import io.lunapark.doors.api.GroupBody;
import io.lunapark.doors.api.GroupRequest;
import io.lunapark.doors.store.Groups;
import io.lunapark.doors.view.People;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Adds a group: these people may open these doors, at all times or at some. To name a door in a group is to grant it, whatever its level. */
@UseCase
@Controller("/api/groups")
@Tag(name = "Groups")
public class AddGroup {

    private final Groups groups;
    private final People people;

    AddGroup(Groups groups, People people) {
        this.groups = groups;
        this.people = people;
    }

    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<GroupBody> add(Command command, @Body GroupRequest body) {
        return command.run(tx -> {
            Group group =
                    tx.accept(Group.add(tx.ids().next(), body.name(), body.doorIds(), body.userIds(), body.schedule()));
            people.requireStaff(group.userIds());
            Group added = tx.accept(groups.insert(group)).group();
            return created("/api/groups/" + added.id(), added.version(), GroupBody.of(added));
        });
    }
}
