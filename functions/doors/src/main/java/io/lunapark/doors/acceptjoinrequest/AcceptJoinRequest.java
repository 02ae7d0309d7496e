package io.lunapark.doors.acceptjoinrequest;

import io.lunapark.doors.PermissionRequest.Kind;
import io.lunapark.doors.api.RequestBody;
import io.lunapark.doors.api.Staff;
import io.lunapark.doors.store.Acceptance;
import io.lunapark.doors.store.Requests;
import io.lunapark.platform.command.Commands;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Security accepts somebody as a member, at the low level. */
@UseCase
@Controller("/api/join-requests")
public class AcceptJoinRequest {

    private final Commands commands;
    private final Requests requests;
    private final Acceptance acceptance;

    AcceptJoinRequest(Commands commands, Requests requests, Acceptance acceptance) {
        this.commands = commands;
        this.requests = requests;
        this.acceptance = acceptance;
    }

    @Post("/{id}/accept")
    @Tag(name = "Requests")
    @Operation(operationId = "acceptJoinRequest", summary = "Accept a request to join")
    @ApiResponse(
            responseCode = "200",
            description = "The request as it is now",
            content = @Content(schema = @Schema(implementation = RequestBody.class)))
    HttpResponse<?> accept(HttpRequest<?> http, UUID id) {
        return commands.run(
                http,
                db -> requests.lock(db, Kind.join, id).then(request -> acceptance.accept(db, request, Staff.id(http))),
                request -> HttpResponse.ok(RequestBody.of(request)));
    }
}
