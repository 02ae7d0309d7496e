package io.lunapark.identity.signup;

import static io.lunapark.platform.command.Answers.created;

import io.lunapark.identity.Password;
import io.lunapark.identity.User;
import io.lunapark.identity.api.MeBody;
import io.lunapark.identity.api.SignUpRequest;
import io.lunapark.identity.api.Signing;
import io.lunapark.identity.password.NewPasswords;
import io.lunapark.identity.password.PasswordHashes;
import io.lunapark.identity.store.Attempts;
import io.lunapark.identity.store.KnownPlaces;
import io.lunapark.identity.store.Users;
import io.lunapark.kernel.Role;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.Set;

/**
 * Signs up: makes an account for a customer. At most 5 times an hour from one address. Takes no {@code Idempotency-Key}: nothing
 * is kept of a call that holds a secret.
 */
@UseCase
@Controller("/api/auth/sign-up")
@Tag(name = "Sign-in")
public class SignUp {

    private final Users users;
    private final Attempts attempts;
    private final KnownPlaces places;
    private final PasswordHashes hashes;

    SignUp(Users users, Attempts attempts, KnownPlaces places, PasswordHashes hashes) {
        this.users = users;
        this.attempts = attempts;
        this.places = places;
        this.hashes = hashes;
    }

    /** Limited, so that nobody can list accounts with it. */
    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<MeBody> signUp(Command command, @Body SignUpRequest body) {
        Password password = NewPasswords.choose(body.password(), "password", body.address(), body.name());
        attempts.signUp(command.request().sourceIp());
        String hash = hashes.hash(password);
        String locale = body.localeOr(command.request().language());
        return command.runWithSecret(tx -> {
            User user = tx.accept(
                    User.register(tx.ids().next(), body.address(), body.name(), Set.of(Role.CUSTOMER), locale));
            tx.accept(users.insert(user, Optional.of(hash)));
            String cookie = places.remember(command.request(), user);
            Signing.identify(command.request(), user, Optional.empty());
            return created("/api/auth/me", MeBody.of(user)).header(HttpHeaders.SET_COOKIE, cookie);
        });
    }
}
