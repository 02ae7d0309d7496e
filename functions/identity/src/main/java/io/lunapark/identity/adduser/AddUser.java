package io.lunapark.identity.adduser;

import io.lunapark.identity.User;
import io.lunapark.identity.api.AddUserRequest;
import io.lunapark.identity.api.UserBody;
import io.lunapark.identity.store.Users;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.command.Commands;
import io.lunapark.platform.http.Call;
import io.lunapark.platform.http.EntityTag;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.uri.UriBuilder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** An admin adds a user, who has no password until an invitation is accepted. */
@UseCase
@Controller("/api/users")
public class AddUser {

    private final Commands commands;
    private final Users users;
    private final Ids ids;

    AddUser(Commands commands, Users users, Ids ids) {
        this.commands = commands;
        this.users = users;
        this.ids = ids;
    }

    @Post
    @Tag(name = "Users")
    @Operation(operationId = "addUser", summary = "Add a user")
    @ApiResponse(
            responseCode = "201",
            description = "The user, who still needs an invitation",
            content = @Content(schema = @Schema(implementation = UserBody.class)))
    HttpResponse<?> add(HttpRequest<?> http, @Body AddUserRequest body) {
        String locale = Optional.ofNullable(body.locale())
                .orElseGet(() -> Call.of(http).language().toLanguageTag());
        return commands.run(
                http,
                db -> User.register(ids.next(), body.address(), body.name(), body.roles(), locale)
                        .then(user -> users.insert(db, user, Optional.empty())),
                user -> HttpResponse.created(
                                UserBody.of(user),
                                UriBuilder.of("/api/users")
                                        .path(user.id().toString())
                                        .build())
                        .header(HttpHeaders.ETAG, EntityTag.of(user.version())));
    }
}
