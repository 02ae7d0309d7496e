package io.lunapark.identity.changepassword;

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
import io.lunapark.platform.command.Commands;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Somebody signed in takes another password; all their other sessions are closed. */
@UseCase
@Controller("/api/auth/password")
public class ChangePassword {

    private final Commands commands;
    private final Database database;
    private final Users users;
    private final Sessions sessions;
    private final Attempts attempts;
    private final PasswordHashes hashes;

    ChangePassword(
            Commands commands,
            Database database,
            Users users,
            Sessions sessions,
            Attempts attempts,
            PasswordHashes hashes) {
        this.commands = commands;
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.attempts = attempts;
        this.hashes = hashes;
    }

    @Post
    @Tag(name = "Sign-in")
    @Operation(
            operationId = "changePassword",
            summary = "Change the password",
            description = "Takes no `Idempotency-Key`: nothing is kept of a body that holds a secret.")
    @ApiResponse(responseCode = "204", description = "It is changed, and all other sessions are closed")
    HttpResponse<?> change(HttpRequest<?> http, @Body ChangePasswordRequest body) {
        SignedIn caller = SignedIn.of(http);
        Account account = database.withHandle(db -> users.account(db, caller.user()))
                .orElseThrow(() -> new ProblemException(new UserNotFound(caller.user())));
        EmailAddress email = new EmailAddress(account.user().email());
        Password wanted = ProblemException.orValue(NewPasswords.choose(
                body.newPassword(), "newPassword", email, account.user().name()));
        Counted tried = attempts.inSession(email, caller.session().orElse(caller.user()));
        if (!hashes.matches(new Password(body.currentPassword()), account.passwordHash())) {
            throw new ProblemException(new WrongPassword("currentPassword"));
        }
        String hash = hashes.hash(wanted);
        return commands.runSecret(
                http,
                db -> users.lockUnchanged(db, account, new WrongPassword("currentPassword"))
                        .map(user -> {
                            users.setPassword(db, caller.user(), hash);
                            sessions.closeAll(db, caller.user(), caller.session());
                            attempts.succeeded(db, tried);
                            return user;
                        }),
                done -> HttpResponse.noContent());
    }
}
