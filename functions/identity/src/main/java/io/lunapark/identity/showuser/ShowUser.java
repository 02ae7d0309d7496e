package io.lunapark.identity.showuser;

import io.lunapark.identity.User;
import io.lunapark.identity.api.UserBody;
import io.lunapark.identity.store.Users;
import io.lunapark.platform.http.EntityTag;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Shows a user, as it is now. */
@UseCase
@Controller("/api/users")
@Tag(name = "Users")
public class ShowUser {

    private final Database database;
    private final Users users;

    ShowUser(Database database, Users users) {
        this.database = database;
        this.users = users;
    }

    @Get("/{id}")
    HttpResponse<UserBody> show(RequestContext request, UUID id) {
        User user = database.withConnection(() -> users.find(id));
        return EntityTag.answer(request, EntityTag.of(user.version()), () -> UserBody.of(user));
    }
}
