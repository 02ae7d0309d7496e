package io.lunapark.doors.acceptaccessrequest;

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

/** Security, or a high member of the building, gives a member the high level there. */
@UseCase
@Controller("/api/access-requests")
public class AcceptAccessRequest {

    private final Commands commands;
    private final Requests requests;
    private final Acceptance acceptance;

    AcceptAccessRequest(Commands commands, Requests requests, Acceptance acceptance) {
        this.commands = commands;
        this.requests = requests;
        this.acceptance = acceptance;
    }

    @Post("/{id}/accept")
    @Tag(name = "Requests")
    @Operation(
            operationId = "acceptAccessRequest",
            summary = "Accept a request for the high level",
            description = "Security, admins, and high members of that building.")
    @ApiResponse(
            responseCode = "200",
            description = "The request as it is now",
            content = @Content(schema = @Schema(implementation = RequestBody.class)))
    HttpResponse<?> accept(HttpRequest<?> http, UUID id) {
        return commands.run(
                http,
                db -> requests.lock(db, Kind.access, id)
                        .then(request -> acceptance.mayDecide(db, http, request))
                        .then(request -> acceptance.accept(db, request, Staff.id(http))),
                request -> HttpResponse.ok(RequestBody.of(request)));
    }
}
