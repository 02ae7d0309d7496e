package io.lunapark.identity.adduser;

import static io.lunapark.platform.command.Answers.created;

import io.lunapark.identity.User;
import io.lunapark.identity.api.AddUserRequest;
import io.lunapark.identity.api.UserBody;
import io.lunapark.identity.store.Users;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Adds a user. There is no password until an invitation is accepted. */
@UseCase
@Controller("/api/users")
@Tag(name = "Users")
public class AddUser {

    private final Users users;

    AddUser(Users users) {
        this.users = users;
    }

    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<UserBody> add(Command command, @Body AddUserRequest body) {
        String locale = body.localeOr(command.request().language());
        return command.run(tx -> {
            User user = tx.accept(User.register(tx.ids().next(), body.address(), body.name(), body.roles(), locale));
            tx.accept(users.insert(user, Optional.empty()));
            return created("/api/users/" + user.id(), user.version(), UserBody.of(user));
        });
    }
}
