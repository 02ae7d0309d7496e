package io.lunapark.doors.acceptjoinrequest;

import static io.micronaut.http.HttpResponse.ok;

import io.lunapark.doors.PermissionRequest;
import io.lunapark.doors.PermissionRequest.Kind;
import io.lunapark.doors.api.RequestBody;
import io.lunapark.doors.api.Staff;
import io.lunapark.doors.store.Acceptance;
import io.lunapark.doors.store.Requests;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Accepts a request to join: the person becomes a member of the building, at the low level. */
@UseCase
@Controller("/api/join-requests")
@Tag(name = "Requests")
public class AcceptJoinRequest {

    private final Requests requests;
    private final Acceptance acceptance;

    AcceptJoinRequest(Requests requests, Acceptance acceptance) {
        this.requests = requests;
        this.acceptance = acceptance;
    }

    @Post("/{id}/accept")
    HttpResponse<RequestBody> accept(Command command, UUID id) {
        return command.run(tx -> {
            PermissionRequest request = requests.lock(Kind.join, id);
            return ok(RequestBody.of(tx.accept(acceptance.accept(request, Staff.id(command.caller())))));
        });
    }
}
