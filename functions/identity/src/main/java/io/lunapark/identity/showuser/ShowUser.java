package io.lunapark.identity.showuser;

import io.lunapark.identity.User;
import io.lunapark.identity.api.UserBody;
import io.lunapark.identity.store.Users;
import io.lunapark.platform.http.EntityTag;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** One user, as it is now. */
@UseCase
@Controller("/api/users")
public class ShowUser {

    private final Database database;
    private final Users users;

    ShowUser(Database database, Users users) {
        this.database = database;
        this.users = users;
    }

    @Get("/{id}")
    @Tag(name = "Users")
    @Operation(operationId = "showUser", summary = "Show a user")
    HttpResponse<UserBody> show(HttpRequest<?> http, UUID id) {
        User user = ProblemException.orValue(database.withHandle(db -> users.find(db, id)));
        return EntityTag.answer(http, EntityTag.of(user.version()), () -> UserBody.of(user));
    }
}
