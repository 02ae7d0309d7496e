package io.lunapark.identity.signout;

import io.lunapark.identity.api.SignedIn;
import io.lunapark.identity.store.Sessions;
import io.lunapark.kernel.Decision;
import io.lunapark.platform.command.Commands;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Closes the session that the caller's token comes from. */
@UseCase
@Controller("/api/auth/sign-out")
public class SignOut {

    private final Commands commands;
    private final Sessions sessions;

    SignOut(Commands commands, Sessions sessions) {
        this.commands = commands;
        this.sessions = sessions;
    }

    @Post
    @Tag(name = "Sign-in")
    @Operation(
            operationId = "signOut",
            summary = "Sign out",
            description = "The refresh token is good no more. The access token ends within five minutes.")
    @ApiResponse(responseCode = "204", description = "The session is closed")
    HttpResponse<?> signOut(HttpRequest<?> http) {
        SignedIn caller = SignedIn.of(http);
        return commands.run(
                http,
                db -> {
                    caller.session().ifPresent(session -> sessions.close(db, session));
                    return Decision.accepted(caller);
                },
                done -> HttpResponse.noContent());
    }
}
