package io.lunapark.identity.showme;

import io.lunapark.identity.api.MeBody;
import io.lunapark.identity.api.SignedIn;
import io.lunapark.identity.store.Users;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Shows who is signed in: as it is now, and not as the token says. */
@UseCase
@Controller("/api/auth/me")
@Tag(name = "Sign-in")
public class ShowMe {

    private final Database database;
    private final Users users;

    ShowMe(Database database, Users users) {
        this.database = database;
        this.users = users;
    }

    @Get
    MeBody show(RequestContext request) {
        UUID caller = SignedIn.of(request.caller()).user();
        return MeBody.of(database.withConnection(() -> users.find(caller)));
    }
}
