package io.lunapark.identity.inviteuser;

import io.lunapark.identity.IdentityProblem.UserNotActive;
import io.lunapark.identity.IdentityProblem.UserNotFound;
import io.lunapark.identity.User;
import io.lunapark.identity.api.InvitationBody;
import io.lunapark.identity.store.Invitations;
import io.lunapark.identity.store.Users;
import io.lunapark.identity.store.Users.Account;
import io.lunapark.kernel.Decision;
import io.lunapark.platform.command.Commands;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.uri.UriBuilder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** An admin invites a user to choose a password: at first, or again when it was forgotten. */
@UseCase
@Controller("/api/users")
public class InviteUser {

    private final Commands commands;
    private final Users users;
    private final Invitations invitations;

    InviteUser(Commands commands, Users users, Invitations invitations) {
        this.commands = commands;
        this.users = users;
        this.invitations = invitations;
    }

    @Post("/{id}/invitations")
    @Tag(name = "Users")
    @Operation(
            operationId = "inviteUser",
            summary = "Invite a user",
            description = "Good once, for seven days; makes an earlier one void. The token is shown this once."
                    + " Takes no `Idempotency-Key`: nothing is kept of a call that holds a secret.")
    @ApiResponse(
            responseCode = "201",
            description = "What the user needs to choose a password",
            content = @Content(schema = @Schema(implementation = InvitationBody.class)))
    HttpResponse<?> invite(HttpRequest<?> http, UUID id) {
        return commands.runSecret(
                http,
                db -> lockActive(db, id).map(user -> invitations.make(db, id)),
                invitation -> HttpResponse.created(
                        new InvitationBody(invitation.token().text(), invitation.expiresAt()),
                        UriBuilder.of("/api/users").path(id.toString()).build()));
    }

    private Decision<User> lockActive(Handle db, UUID id) {
        return users.lock(db, id)
                .map(Account::user)
                .map(user -> user.active() ? Decision.accepted(user) : Decision.<User>refused(new UserNotActive(id)))
                .orElseGet(() -> Decision.refused(new UserNotFound(id)));
    }
}
