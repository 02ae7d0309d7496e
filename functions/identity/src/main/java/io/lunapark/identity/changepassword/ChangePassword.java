package io.lunapark.identity.changepassword;

import static io.micronaut.http.HttpResponse.noContent;

import io.lunapark.identity.EmailAddress;
import io.lunapark.identity.IdentityProblem.UserNotFound;
import io.lunapark.identity.IdentityProblem.WrongPassword;
import io.lunapark.identity.Password;
import io.lunapark.identity.api.ChangePasswordRequest;
import io.lunapark.identity.api.SignedIn;
import io.lunapark.identity.password.NewPasswords;
import io.lunapark.identity.password.PasswordHashes;
import io.lunapark.identity.store.Attempts;
import io.lunapark.identity.store.Attempts.Counted;
import io.lunapark.identity.store.Sessions;
import io.lunapark.identity.store.Users;
import io.lunapark.identity.store.Users.Account;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.tags.Tag;

/**
 * Changes the password of the caller, and closes all their other sessions. Takes no {@code Idempotency-Key}: nothing is kept of
 * a body that holds a secret.
 */
@UseCase
@Controller("/api/auth/password")
@Tag(name = "Sign-in")
public class ChangePassword {

    private final Database database;
    private final Users users;
    private final Sessions sessions;
    private final Attempts attempts;
    private final PasswordHashes hashes;

    ChangePassword(Database database, Users users, Sessions sessions, Attempts attempts, PasswordHashes hashes) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.attempts = attempts;
        this.hashes = hashes;
    }

    @Post
    HttpResponse<Void> change(Command command, @Body ChangePasswordRequest body) {
        SignedIn caller = SignedIn.of(command.caller());
        Account account = database.withConnection(() -> users.account(caller.user()))
                .orElseThrow(() -> new ProblemException(new UserNotFound(caller.user())));
        EmailAddress email = new EmailAddress(account.user().email());
        Password wanted = NewPasswords.choose(
                body.newPassword(), "newPassword", email, account.user().name());
        Counted tried = attempts.inSession(email, caller.session().orElse(caller.user()));
        if (!hashes.matches(new Password(body.currentPassword()), account.passwordHash())) {
            throw new ProblemException(new WrongPassword("currentPassword"));
        }
        String hash = hashes.hash(wanted);
        return command.runWithSecret(tx -> {
            users.lockUnchanged(account, new WrongPassword("currentPassword"));
            users.setPassword(caller.user(), hash);
            sessions.closeAll(caller.user(), caller.session());
            attempts.succeeded(tried);
            return noContent();
        });
    }
}
