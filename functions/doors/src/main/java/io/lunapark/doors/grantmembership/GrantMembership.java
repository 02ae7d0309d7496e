package io.lunapark.doors.grantmembership;

import static io.lunapark.platform.command.Answers.changed;

import io.lunapark.doors.Holder;
import io.lunapark.doors.Membership;
import io.lunapark.doors.api.MembershipBody;
import io.lunapark.doors.api.MembershipRequest;
import io.lunapark.doors.store.Buildings;
import io.lunapark.doors.store.Holders;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.doors.view.People;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;

/**
 * Grants a membership of a building, in the place of the one before. What is taken away by it opens nothing from the answer on.
 */
@UseCase
@Controller("/api/buildings")
@Tag(name = "Members")
public class GrantMembership {

    private final Buildings buildings;
    private final Holders holders;
    private final People people;
    private final DoorViews views;

    GrantMembership(Buildings buildings, Holders holders, People people, DoorViews views) {
        this.buildings = buildings;
        this.holders = holders;
        this.people = people;
        this.views = views;
    }

    @Put("/{id}/members/{userId}")
    HttpResponse<MembershipBody> grant(Command command, UUID id, UUID userId, @Body MembershipRequest body) {
        return command.run(tx -> {
            buildings.find(id);
            Holder before = holders.lock(userId);
            tx.expectSeen(before.version());
            Membership membership = body.of(id);
            if (before.gainsBy(membership, tx.now())) { // who does not work here now may keep or lose
                people.requireStaff(List.of(userId));
            }
            Holder after = tx.accept(before.grant(membership, tx.now()));
            holders.replace(before, after);
            tx.showBeforeAnswer(() -> views.show(after));
            return changed(
                    after.version(),
                    MembershipBody.of(userId, after.membership(id).orElseThrow()));
        });
    }
}
