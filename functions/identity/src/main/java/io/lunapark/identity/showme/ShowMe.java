package io.lunapark.identity.showme;

import io.lunapark.identity.api.MeBody;
import io.lunapark.identity.api.SignedIn;
import io.lunapark.identity.store.Users;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Who the caller is, as it is now and not as the token says. */
@UseCase
@Controller("/api/auth/me")
public class ShowMe {

    private final Database database;
    private final Users users;

    ShowMe(Database database, Users users) {
        this.database = database;
        this.users = users;
    }

    @Get
    @Tag(name = "Sign-in")
    @Operation(operationId = "showMe", summary = "Show who is signed in")
    HttpResponse<MeBody> show(HttpRequest<?> http) {
        SignedIn caller = SignedIn.of(http);
        return HttpResponse.ok(
                MeBody.of(ProblemException.orValue(database.withHandle(db -> users.find(db, caller.user())))));
    }
}
