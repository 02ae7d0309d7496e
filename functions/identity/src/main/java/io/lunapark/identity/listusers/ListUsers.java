package io.lunapark.identity.listusers;

import io.lunapark.identity.api.UserBody;
import io.lunapark.identity.store.Users;
import io.lunapark.kernel.Role;
import io.lunapark.platform.http.InvalidRequest;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/**
 * Lists users in the order in which they came. Only those with one role with role=, only those with a text in the name or the
 * address with text=.
 */
@UseCase
@Controller("/api/users")
@Tag(name = "Users")
public class ListUsers {

    private final Database database;
    private final Users users;

    ListUsers(Database database, Users users) {
        this.database = database;
        this.users = users;
    }

    /** From Postgres: it must be what is true now. */
    @Get
    Page<UserBody> list(
            RequestContext request,
            PageRequest page,
            @Nullable @QueryValue @Schema(implementation = Role.class) String role,
            @Nullable @QueryValue String text) {
        Optional<Role> wanted = request.parameter("role")
                .map(name -> Role.of(name).orElseThrow(() -> InvalidRequest.of("role", "invalid-value")));
        return database.withConnection(
                        () -> users.list(wanted, request.parameter("text").orElse(""), page))
                .map(UserBody::of);
    }
}
