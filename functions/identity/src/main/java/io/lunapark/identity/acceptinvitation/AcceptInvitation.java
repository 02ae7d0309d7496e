package io.lunapark.identity.acceptinvitation;

import io.lunapark.identity.EmailAddress;
import io.lunapark.identity.IdentityProblem.InvitationRefused;
import io.lunapark.identity.Password;
import io.lunapark.identity.User;
import io.lunapark.identity.api.AcceptInvitationRequest;
import io.lunapark.identity.api.Signing;
import io.lunapark.identity.password.NewPasswords;
import io.lunapark.identity.password.PasswordHashes;
import io.lunapark.identity.store.Invitations;
import io.lunapark.identity.store.KnownPlaces;
import io.lunapark.identity.store.Sessions;
import io.lunapark.identity.store.Users;
import io.lunapark.identity.store.Users.Account;
import io.lunapark.identity.token.OpaqueToken;
import io.lunapark.kernel.Decision;
import io.lunapark.platform.command.Commands;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Somebody who was invited chooses a password; whoever was signed in for them before is not any longer. */
@UseCase
@Controller("/api/auth/invitations/accept")
public class AcceptInvitation {

    private final Commands commands;
    private final Database database;
    private final Users users;
    private final Sessions sessions;
    private final Invitations invitations;
    private final KnownPlaces places;
    private final PasswordHashes hashes;

    AcceptInvitation(
            Commands commands,
            Database database,
            Users users,
            Sessions sessions,
            Invitations invitations,
            KnownPlaces places,
            PasswordHashes hashes) {
        this.commands = commands;
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.invitations = invitations;
        this.places = places;
        this.hashes = hashes;
    }

    @Post
    @Tag(name = "Sign-in")
    @Operation(
            operationId = "acceptInvitation",
            summary = "Accept an invitation",
            description = "Sets the password. An invitation is good once, for seven days."
                    + " Takes no `Idempotency-Key`: nothing is kept of a call that holds a secret.")
    @ApiResponse(responseCode = "204", description = "The password is set, and all sessions are closed")
    HttpResponse<?> accept(HttpRequest<?> http, @Body AcceptInvitationRequest body) {
        OpaqueToken token = new OpaqueToken(body.token());
        User invited = ProblemException.orValue(
                database.withHandle(db -> invitations.find(db, token).then(id -> users.find(db, id))));
        Password password = ProblemException.orValue(
                NewPasswords.choose(body.password(), "password", new EmailAddress(invited.email()), invited.name()));
        String hash = hashes.hash(password);
        return commands.runSecret(
                http,
                db -> lockActive(db, invited)
                        .then(user -> invitations.use(db, token).map(used -> {
                            users.setPassword(db, user.id(), hash);
                            sessions.closeAll(db, user.id(), Optional.empty());
                            return new Accepted(user, places.remember(db, http, user));
                        })),
                accepted -> {
                    Signing.identify(http, accepted.user(), Optional.empty());
                    return HttpResponse.noContent().header(HttpHeaders.SET_COOKIE, accepted.cookie());
                });
    }

    private Decision<User> lockActive(Handle db, User invited) {
        return users.lock(db, invited.id())
                .map(Account::user)
                .filter(User::active)
                .map(Decision::<User>accepted)
                .orElseGet(() -> Decision.refused(new InvitationRefused()));
    }

    private record Accepted(User user, String cookie) {}
}
