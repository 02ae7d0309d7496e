package io.lunapark.identity.signout;

import static io.micronaut.http.HttpResponse.noContent;

import io.lunapark.identity.api.SignedIn;
import io.lunapark.identity.store.Sessions;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Signs out: the refresh token is good no more. The access token ends within five minutes. */
@UseCase
@Controller("/api/auth/sign-out")
@Tag(name = "Sign-in")
public class SignOut {

    private final Sessions sessions;

    SignOut(Sessions sessions) {
        this.sessions = sessions;
    }

    @Post
    HttpResponse<Void> signOut(Command command) {
        SignedIn caller = SignedIn.of(command.caller());
        return command.run(tx -> {
            caller.session().ifPresent(sessions::close);
            return noContent();
        });
    }
}
