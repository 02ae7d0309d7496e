package io.lunapark.identity.liststaff;

import io.lunapark.identity.User;
import io.lunapark.identity.store.Users;
import io.lunapark.kernel.Role;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;

/** Who works here, by name: for security, who grant permissions to people and read whom a history tells of. */
@UseCase
@Controller("/api/staff")
public class ListStaff {

    private final Database database;
    private final Users users;

    ListStaff(Database database, Users users) {
        this.database = database;
        this.users = users;
    }

    @Get
    @Tag(name = "Users")
    @Operation(
            operationId = "listStaff",
            summary = "List who works here",
            description = "Names and roles, also of those who are not active any more; no customers, no addresses.")
    Page<Colleague> list(
            HttpRequest<?> http, @Nullable @QueryValue Integer limit, @Nullable @QueryValue String cursor) {
        Page<User> page = database.withHandle(db -> users.staff(db, PageRequest.of(http)));
        return new Page<>(page.items().stream().map(Colleague::of).toList(), page.nextCursor());
    }

    /** What security needs to know of somebody, and no more. */
    @Serdeable
    @Schema(name = "Colleague")
    public record Colleague(
            UUID id, @Schema(example = "Ola Nowak") String name, List<String> roles, boolean active) {

        static Colleague of(User user) {
            return new Colleague(
                    user.id(),
                    user.name(),
                    user.roles().stream().map(Role::toString).toList(),
                    user.active());
        }
    }
}
