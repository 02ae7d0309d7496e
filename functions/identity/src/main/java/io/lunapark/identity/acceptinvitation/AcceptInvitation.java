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
import io.lunapark.platform.command.Command;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/**
 * Accepts an invitation: sets the password, and closes all sessions. An invitation is good once, for seven days. Takes no
 * {@code Idempotency-Key}: nothing is kept of a call that holds a secret.
 */
@UseCase
@Controller("/api/auth/invitations/accept")
@Tag(name = "Sign-in")
public class AcceptInvitation {

    private final Database database;
    private final Users users;
    private final Sessions sessions;
    private final Invitations invitations;
    private final KnownPlaces places;
    private final PasswordHashes hashes;

    AcceptInvitation(
            Database database,
            Users users,
            Sessions sessions,
            Invitations invitations,
            KnownPlaces places,
            PasswordHashes hashes) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.invitations = invitations;
        this.places = places;
        this.hashes = hashes;
    }

    @Post
    HttpResponse<Void> accept(Command command, @Body AcceptInvitationRequest body) {
        OpaqueToken token = new OpaqueToken(body.token());
        User invited = database.withConnection(() -> users.find(invitations.find(token)));
        Password password =
                NewPasswords.choose(body.password(), "password", new EmailAddress(invited.email()), invited.name());
        String hash = hashes.hash(password);
        return command.runWithSecret(tx -> {
            User user = users.lock(invited.id())
                    .map(Account::user)
                    .filter(User::active)
                    .orElseThrow(() -> new ProblemException(new InvitationRefused()));
            invitations.use(token);
            users.setPassword(user.id(), hash);
            sessions.closeAll(user.id(), Optional.empty());
            String cookie = places.remember(command.request(), user);
            Signing.identify(command.request(), user, Optional.empty());
            return HttpResponse.<Void>noContent().header(HttpHeaders.SET_COOKIE, cookie);
        });
    }
}
