package io.lunapark.identity.signin;

import io.lunapark.identity.IdentityProblem.WrongCredentials;
import io.lunapark.identity.Password;
import io.lunapark.identity.api.SignInRequest;
import io.lunapark.identity.api.Signing;
import io.lunapark.identity.api.TokensBody;
import io.lunapark.identity.password.PasswordHashes;
import io.lunapark.identity.store.Attempts;
import io.lunapark.identity.store.Attempts.Counted;
import io.lunapark.identity.store.KnownPlaces;
import io.lunapark.identity.store.Sessions;
import io.lunapark.identity.store.Sessions.Opened;
import io.lunapark.identity.store.Users;
import io.lunapark.identity.store.Users.Account;
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
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Somebody proves who they are. Whoever fails is not told why, and takes about as long. */
@UseCase
@Controller("/api/auth/sign-in")
public class SignIn {

    private final Commands commands;
    private final Database database;
    private final Users users;
    private final Sessions sessions;
    private final Attempts attempts;
    private final KnownPlaces places;
    private final PasswordHashes hashes;
    private final Signing signing;

    SignIn(
            Commands commands,
            Database database,
            Users users,
            Sessions sessions,
            Attempts attempts,
            KnownPlaces places,
            PasswordHashes hashes,
            Signing signing) {
        this.commands = commands;
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.attempts = attempts;
        this.places = places;
        this.hashes = hashes;
        this.signing = signing;
    }

    @Post
    @Tag(name = "Sign-in")
    @Operation(
            operationId = "signIn",
            summary = "Sign in",
            description =
                    "After five failures in a row, of an account from one place or of all from one address, the next has"
                            + " to wait. A cookie lets the device be known again."
                            + " Takes no `Idempotency-Key`: nothing is kept of a call that holds a secret.")
    @ApiResponse(responseCode = "401", description = "Not the password of that address")
    @ApiResponse(
            responseCode = "200",
            description = "An access token for five minutes, and a refresh token for the next one",
            content = @Content(schema = @Schema(implementation = TokensBody.class)))
    HttpResponse<?> signIn(HttpRequest<?> http, @Body SignInRequest body) {
        Password password = new Password(body.password());
        Optional<Account> known = database.withHandle(db -> users.account(db, body.address()));
        Counted tried = attempts.signIn(
                http, body.address(), known.map(account -> account.user().id()));
        if (!hashes.matches(password, known.flatMap(Account::passwordHash))) {
            throw new ProblemException(new WrongCredentials());
        }
        Account account = known.orElseThrow();
        Optional<String> better =
                account.passwordHash().filter(hashes::isOutdated).map(old -> hashes.hash(password));
        return commands.runSecret(
                http,
                db -> users.lockUnchanged(db, account, new WrongCredentials()).map(user -> {
                    better.ifPresent(hash -> users.setPassword(db, user.id(), hash));
                    attempts.succeeded(db, tried);
                    return new Entered(sessions.open(db, user), places.remember(db, http, user));
                }),
                entered -> signing.tokens(http, entered.opened()).header(HttpHeaders.SET_COOKIE, entered.cookie()));
    }

    private record Entered(Opened opened, String cookie) {}
}
