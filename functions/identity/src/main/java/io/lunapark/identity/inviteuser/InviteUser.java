package io.lunapark.identity.inviteuser;

import static io.lunapark.platform.command.Answers.created;

import io.lunapark.identity.api.InvitationBody;
import io.lunapark.identity.store.Invitations;
import io.lunapark.identity.store.Invitations.Invitation;
import io.lunapark.identity.store.Users;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/**
 * Invites a user to choose a password: at first, or again when it was forgotten. Good once, for seven days; makes an earlier
 * one void. The token is shown this once. Takes no {@code Idempotency-Key}: nothing is kept of a call that holds a secret.
 */
@UseCase
@Controller("/api/users")
@Tag(name = "Users")
public class InviteUser {

    private final Users users;
    private final Invitations invitations;

    InviteUser(Users users, Invitations invitations) {
        this.users = users;
        this.invitations = invitations;
    }

    @Post("/{id}/invitations")
    @Status(HttpStatus.CREATED)
    HttpResponse<InvitationBody> invite(Command command, UUID id) {
        return command.runWithSecret(tx -> {
            users.lockActive(id);
            Invitation made = invitations.make(id);
            return created("/api/users/" + id, new InvitationBody(made.token().text(), made.expiresAt()));
        });
    }
}
