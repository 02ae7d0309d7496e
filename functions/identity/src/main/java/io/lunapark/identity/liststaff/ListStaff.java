package io.lunapark.identity.liststaff;

import io.lunapark.identity.User;
import io.lunapark.identity.store.Users;
import io.lunapark.kernel.Role;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;

/** Lists who works here. Names and roles, also of those who are not active any more; no customers, no addresses. */
@UseCase
@Controller("/api/staff")
@Tag(name = "Users")
public class ListStaff {

    private final Database database;
    private final Users users;

    ListStaff(Database database, Users users) {
        this.database = database;
        this.users = users;
    }

    @Get
    Page<Colleague> list(PageRequest page) {
        return database.withConnection(() -> users.staff(page)).map(Colleague::of);
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
