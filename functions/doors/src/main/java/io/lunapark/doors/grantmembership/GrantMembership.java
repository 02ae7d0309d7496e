package io.lunapark.doors.grantmembership;

import io.lunapark.doors.Holder;
import io.lunapark.doors.Membership;
import io.lunapark.doors.api.MembershipBody;
import io.lunapark.doors.api.MembershipRequest;
import io.lunapark.doors.store.Buildings;
import io.lunapark.doors.store.Holders;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.doors.view.People;
import io.lunapark.kernel.Decision;
import io.lunapark.platform.command.Commands;
import io.lunapark.platform.command.Preconditions;
import io.lunapark.platform.http.EntityTag;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Security makes somebody a member of a building, raises or lowers them, or sets the end. */
@UseCase
@Controller("/api/buildings")
public class GrantMembership {

    private final Commands commands;
    private final Buildings buildings;
    private final Holders holders;
    private final People people;
    private final DoorViews views;
    private final Clock clock;

    GrantMembership(
            Commands commands, Buildings buildings, Holders holders, People people, DoorViews views, Clock clock) {
        this.commands = commands;
        this.buildings = buildings;
        this.holders = holders;
        this.people = people;
        this.views = views;
        this.clock = clock;
    }

    @Put("/{id}/members/{userId}")
    @Tag(name = "Members")
    @Operation(
            operationId = "grantMembership",
            summary = "Grant a membership",
            description = "In the place of the one before. What is taken away by it opens nothing from the answer on.")
    @ApiResponse(
            responseCode = "200",
            description = "The membership as it is now",
            content = @Content(schema = @Schema(implementation = MembershipBody.class)))
    HttpResponse<?> grant(HttpRequest<?> http, UUID id, UUID userId, @Body MembershipRequest body) {
        return commands.runAtOnce(
                http,
                db -> buildings
                        .find(db, id)
                        .then(building -> holders.change(
                                db,
                                userId,
                                holder -> Decision.accepted(holder)
                                        .then(Preconditions.ifMatch(http, held -> Optional.of(held.version())))
                                        .then(held -> mayGain(held, body.of(id)))
                                        .then(held -> held.grant(body.of(id), clock.instant())))),
                views::show,
                holder -> HttpResponse.ok(
                                MembershipBody.of(userId, holder.membership(id).orElseThrow()))
                        .header(HttpHeaders.ETAG, EntityTag.of(holder.version())));
    }

    /** Who does not work here now may keep or lose, and gains nothing. */
    private Decision<Holder> mayGain(Holder held, Membership membership) {
        return held.gainsBy(membership, clock.instant())
                ? people.requireStaff(List.of(held.userId()), held)
                : Decision.accepted(held);
    }
}
