package io.lunapark.identity.signin;

import io.lunapark.identity.IdentityProblem.WrongCredentials;
import io.lunapark.identity.Password;
import io.lunapark.identity.User;
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
import io.lunapark.platform.command.Command;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/**
 * Signs in: an access token for five minutes, and a refresh token for the next one. After five failures in a row, of an account
 * from one place or of all from one address, the next has to wait. A cookie lets the device be known again. Takes no
 * {@code Idempotency-Key}: nothing is kept of a call that holds a secret.
 */
@UseCase
@Controller("/api/auth/sign-in")
@Tag(name = "Sign-in")
public class SignIn {

    private final Database database;
    private final Users users;
    private final Sessions sessions;
    private final Attempts attempts;
    private final KnownPlaces places;
    private final PasswordHashes hashes;
    private final Signing signing;

    SignIn(
            Database database,
            Users users,
            Sessions sessions,
            Attempts attempts,
            KnownPlaces places,
            PasswordHashes hashes,
            Signing signing) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.attempts = attempts;
        this.places = places;
        this.hashes = hashes;
        this.signing = signing;
    }

    /** Somebody who fails is not told why, and it takes about as long. */
    @Post
    @ApiResponse(responseCode = "401", description = "Not the password of that address")
    HttpResponse<TokensBody> signIn(Command command, @Body SignInRequest body) {
        Password password = new Password(body.password());
        Optional<Account> known = database.withConnection(() -> users.account(body.address()));
        Counted tried = attempts.signIn(
                command.request(),
                body.address(),
                known.map(account -> account.user().id()));
        if (!hashes.matches(password, known.flatMap(Account::passwordHash))) {
            throw new ProblemException(new WrongCredentials());
        }
        Account account = known.orElseThrow();
        Optional<String> better =
                account.passwordHash().filter(hashes::isOutdated).map(old -> hashes.hash(password));
        return command.runWithSecret(tx -> {
            User user = users.lockUnchanged(account, new WrongCredentials());
            better.ifPresent(hash -> users.setPassword(user.id(), hash));
            attempts.succeeded(tried);
            Opened opened = sessions.open(user);
            String cookie = places.remember(command.request(), user);
            return signing.tokens(command.request(), opened).header(HttpHeaders.SET_COOKIE, cookie);
        });
    }
}
