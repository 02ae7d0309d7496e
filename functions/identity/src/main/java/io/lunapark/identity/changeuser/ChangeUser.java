package io.lunapark.identity.changeuser;

import static io.lunapark.platform.command.Answers.changed;

import io.lunapark.identity.User;
import io.lunapark.identity.api.ChangeUserRequest;
import io.lunapark.identity.api.UserBody;
import io.lunapark.identity.store.ActivePeople;
import io.lunapark.identity.store.Sessions;
import io.lunapark.identity.store.Users;
import io.lunapark.identity.store.Users.AmongAdmins;
import io.lunapark.kernel.Decision;
import io.lunapark.platform.command.Answers;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Patch;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;

/**
 * Changes the roles of a user, or whether they may sign in. What is left out stays. It is true for the user's calls at their
 * next refresh, and for doors at once.
 */
@UseCase
@Controller("/api/users")
@Tag(name = "Users")
public class ChangeUser {

    private final Users users;
    private final Sessions sessions;
    private final ActivePeople people;

    ChangeUser(Users users, Sessions sessions, ActivePeople people) {
        this.users = users;
        this.sessions = sessions;
        this.people = people;
    }

    @Patch("/{id}")
    HttpResponse<UserBody> change(Command command, UUID id, @Body ChangeUserRequest body) {
        return command.run(tx -> {
            AmongAdmins before = users.lockAmongAdmins(id);
            tx.expectSeen(before.user().version());
            User user = tx.accept(changed(before, body));
            if (!user.active()) {
                sessions.closeAll(id, Optional.empty());
            }
            users.replace(user);
            tx.showBeforeAnswer(() -> people.show(user));
            return Answers.changed(user.version(), UserBody.of(user));
        });
    }

    private static Decision<User> changed(AmongAdmins before, ChangeUserRequest body) {
        User user = before.user();
        long others = before.otherAdmins();
        return user.withRoles(body.roles() == null ? user.roles() : body.roles(), others)
                .then(next -> next.withActive(body.active() == null ? next.active() : body.active(), others));
    }
}
