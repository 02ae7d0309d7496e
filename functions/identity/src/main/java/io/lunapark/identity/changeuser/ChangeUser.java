package io.lunapark.identity.changeuser;

import io.lunapark.identity.User;
import io.lunapark.identity.api.ChangeUserRequest;
import io.lunapark.identity.api.UserBody;
import io.lunapark.identity.store.ActivePeople;
import io.lunapark.identity.store.Sessions;
import io.lunapark.identity.store.Users;
import io.lunapark.identity.store.Users.AmongAdmins;
import io.lunapark.kernel.Decision;
import io.lunapark.platform.command.Commands;
import io.lunapark.platform.command.Preconditions;
import io.lunapark.platform.http.EntityTag;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Patch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** An admin changes roles, or whether somebody may sign in. One active admin always remains. */
@UseCase
@Controller("/api/users")
public class ChangeUser {

    private final Commands commands;
    private final Users users;
    private final Sessions sessions;
    private final ActivePeople people;

    ChangeUser(Commands commands, Users users, Sessions sessions, ActivePeople people) {
        this.commands = commands;
        this.users = users;
        this.sessions = sessions;
        this.people = people;
    }

    @Patch("/{id}")
    @Tag(name = "Users")
    @Operation(
            operationId = "changeUser",
            summary = "Change a user",
            description =
                    "What is left out stays. It is true for the user's calls at their next refresh, and for doors at "
                            + "once.")
    @ApiResponse(
            responseCode = "200",
            description = "The user as it is now",
            content = @Content(schema = @Schema(implementation = UserBody.class)))
    HttpResponse<?> change(HttpRequest<?> http, UUID id, @Body ChangeUserRequest body) {
        return commands.runAtOnce(
                http,
                db -> users.lockAmongAdmins(db, id)
                        .then(Preconditions.ifMatch(
                                http, locked -> Optional.of(locked.user().version())))
                        .then(locked -> changed(locked, body))
                        .map(user -> store(db, user)),
                people::show,
                user -> HttpResponse.ok(UserBody.of(user)).header(HttpHeaders.ETAG, EntityTag.of(user.version())));
    }

    private static Decision<User> changed(AmongAdmins locked, ChangeUserRequest body) {
        User user = locked.user();
        long others = locked.otherAdmins();
        return user.withRoles(body.roles() == null ? user.roles() : body.roles(), others)
                .then(next -> next.withActive(body.active() == null ? next.active() : body.active(), others));
    }

    private User store(Handle db, User user) {
        if (!user.active()) {
            sessions.closeAll(db, user.id(), Optional.empty());
        }
        return users.replace(db, user);
    }
}
