package io.lunapark.doors.rejectaccessrequest;

import static io.micronaut.http.HttpResponse.ok;

import io.lunapark.doors.PermissionRequest;
import io.lunapark.doors.PermissionRequest.Kind;
import io.lunapark.doors.api.RejectRequest;
import io.lunapark.doors.api.RequestBody;
import io.lunapark.doors.api.Staff;
import io.lunapark.doors.store.Acceptance;
import io.lunapark.doors.store.Requests;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Rejects a request for the high level, and says why. Security, admins, and high members of that building. */
@UseCase
@Controller("/api/access-requests")
@Tag(name = "Requests")
public class RejectAccessRequest {

    private final Requests requests;
    private final Acceptance acceptance;

    RejectAccessRequest(Requests requests, Acceptance acceptance) {
        this.requests = requests;
        this.acceptance = acceptance;
    }

    @Post("/{id}/reject")
    HttpResponse<RequestBody> reject(Command command, UUID id, @Body RejectRequest body) {
        return command.run(tx -> {
            PermissionRequest request = requests.lock(Kind.access, id);
            acceptance.requireMayDecide(command.caller(), request);
            PermissionRequest rejected = tx.accept(request.reject(body.reason(), Staff.id(command.caller()), tx.now()));
            requests.replace(rejected);
            return ok(RequestBody.of(rejected));
        });
    }
}
