package io.lunapark.identity.signup;

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
import io.lunapark.kernel.Ids;
import io.lunapark.kernel.Role;
import io.lunapark.platform.command.Commands;
import io.lunapark.platform.http.Call;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.UseCase;
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
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Somebody makes an account of their own: always a customer. Limited, so that nobody can list accounts with it. */
@UseCase
@Controller("/api/auth/sign-up")
public class SignUp {

    private final Commands commands;
    private final Users users;
    private final Attempts attempts;
    private final KnownPlaces places;
    private final PasswordHashes hashes;
    private final Ids ids;

    SignUp(Commands commands, Users users, Attempts attempts, KnownPlaces places, PasswordHashes hashes, Ids ids) {
        this.commands = commands;
        this.users = users;
        this.attempts = attempts;
        this.places = places;
        this.hashes = hashes;
        this.ids = ids;
    }

    @Post
    @Tag(name = "Sign-in")
    @Operation(
            operationId = "signUp",
            summary = "Sign up",
            description = "At most 5 times an hour from one address."
                    + " Takes no `Idempotency-Key`: nothing is kept of a call that holds a secret.")
    @ApiResponse(
            responseCode = "201",
            description = "The account",
            content = @Content(schema = @Schema(implementation = MeBody.class)))
    HttpResponse<?> signUp(HttpRequest<?> http, @Body SignUpRequest body) {
        Password password =
                ProblemException.orValue(NewPasswords.choose(body.password(), "password", body.address(), body.name()));
        ProblemException.orValue(attempts.signUp(Call.of(http).sourceIp()));
        String hash = hashes.hash(password);
        String locale = Optional.ofNullable(body.locale())
                .orElseGet(() -> Call.of(http).language().toLanguageTag());
        return commands.runSecret(
                http,
                db -> User.register(ids.next(), body.address(), body.name(), Set.of(Role.CUSTOMER), locale)
                        .then(user -> users.insert(db, user, Optional.of(hash)))
                        .map(user -> new Registered(user, places.remember(db, http, user))),
                registered -> {
                    Signing.identify(http, registered.user(), Optional.empty());
                    return HttpResponse.created(MeBody.of(registered.user()), URI.create("/api/auth/me"))
                            .header(HttpHeaders.SET_COOKIE, registered.cookie());
                });
    }

    private record Registered(User user, String cookie) {}
}
