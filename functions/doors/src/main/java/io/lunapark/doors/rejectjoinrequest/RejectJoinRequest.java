package io.lunapark.doors.rejectjoinrequest;

import io.lunapark.doors.PermissionRequest.Kind;
import io.lunapark.doors.api.RejectRequest;
import io.lunapark.doors.api.RequestBody;
import io.lunapark.doors.api.Staff;
import io.lunapark.doors.store.Requests;
import io.lunapark.platform.command.Commands;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.UUID;

/** Security says no to somebody who wants to join, and why. */
@UseCase
@Controller("/api/join-requests")
public class RejectJoinRequest {

    private final Commands commands;
    private final Requests requests;
    private final Clock clock;

    RejectJoinRequest(Commands commands, Requests requests, Clock clock) {
        this.commands = commands;
        this.requests = requests;
        this.clock = clock;
    }

    @Post("/{id}/reject")
    @Tag(name = "Requests")
    @Operation(operationId = "rejectJoinRequest", summary = "Reject a request to join")
    @ApiResponse(
            responseCode = "200",
            description = "The request as it is now",
            content = @Content(schema = @Schema(implementation = RequestBody.class)))
    HttpResponse<?> reject(HttpRequest<?> http, UUID id, @Body RejectRequest body) {
        return commands.run(
                http,
                db -> requests.lock(db, Kind.join, id)
                        .then(request -> request.reject(body.reason(), Staff.id(http), clock.instant()))
                        .map(rejected -> requests.replace(db, rejected)),
                request -> HttpResponse.ok(RequestBody.of(request)));
    }
}
