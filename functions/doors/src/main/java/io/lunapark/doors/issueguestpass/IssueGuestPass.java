package io.lunapark.doors.issueguestpass;

import io.lunapark.doors.GuestPass;
import io.lunapark.doors.api.GuestPassBody;
import io.lunapark.doors.api.GuestPassRequest;
import io.lunapark.doors.store.Doors;
import io.lunapark.doors.store.Holders;
import io.lunapark.doors.view.People;
import io.lunapark.doors.view.UnlockView;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.command.Commands;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.uri.UriBuilder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;

/** Security gives somebody a pass for some doors, for a while and for so many times. */
@UseCase
@Controller("/api/guest-passes")
public class IssueGuestPass {

    private final Commands commands;
    private final Doors doors;
    private final Holders holders;
    private final People people;
    private final UnlockView unlocks;
    private final Clock clock;
    private final Ids ids;

    IssueGuestPass(
            Commands commands, Doors doors, Holders holders, People people, UnlockView unlocks, Clock clock, Ids ids) {
        this.commands = commands;
        this.doors = doors;
        this.holders = holders;
        this.people = people;
        this.unlocks = unlocks;
        this.clock = clock;
        this.ids = ids;
    }

    @Post
    @Tag(name = "Guest passes")
    @Operation(
            operationId = "issueGuestPass",
            summary = "Issue a guest pass",
            description = "It opens the doors it names, whatever their level.")
    @ApiResponse(
            responseCode = "201",
            description = "The guest pass",
            content = @Content(schema = @Schema(implementation = GuestPassBody.class)))
    HttpResponse<?> issue(HttpRequest<?> http, @Body GuestPassRequest body) {
        GuestPass pass = body.pass(ids.next());
        return commands.run(
                http,
                db -> doors.lockAll(db, pass.doorIds())
                        .then(named -> people.requireActive(List.of(body.userId()), named))
                        .then(named -> holders.change(
                                db,
                                body.userId(),
                                holder -> holder.issue(pass, unlocks.uses(body.userId()), clock.instant()))),
                holder -> HttpResponse.created(
                        GuestPassBody.of(holder.userId(), pass),
                        UriBuilder.of("/api/guest-passes")
                                .path(pass.id().toString())
                                .build()));
    }
}
