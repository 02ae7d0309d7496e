package io.lunapark.identity.listusers;

import io.lunapark.identity.User;
import io.lunapark.identity.api.UserBody;
import io.lunapark.identity.store.Users;
import io.lunapark.kernel.Role;
import io.lunapark.platform.http.InvalidRequest;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** All users, or those with a role, in the order in which they came. From Postgres: it must be what is true now. */
@UseCase
@Controller("/api/users")
public class ListUsers {

    private final Database database;
    private final Users users;

    ListUsers(Database database, Users users) {
        this.database = database;
        this.users = users;
    }

    @Get
    @Tag(name = "Users")
    @Operation(operationId = "listUsers", summary = "List users", description = "Only those with one role with role=.")
    Page<UserBody> list(
            HttpRequest<?> http,
            @Nullable @QueryValue @Schema(implementation = Role.class) String role,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue String cursor) {
        Optional<Role> wanted = Optional.ofNullable(http.getParameters().get("role"))
                .map(name -> Role.of(name).orElseThrow(() -> InvalidRequest.of("role", "invalid-value")));
        PageRequest request = PageRequest.of(http);
        Page<User> page = database.withHandle(db -> users.list(db, wanted, request));
        return new Page<>(page.items().stream().map(UserBody::of).toList(), page.nextCursor());
    }
}
