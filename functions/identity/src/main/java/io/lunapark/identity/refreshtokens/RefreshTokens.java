package io.lunapark.identity.refreshtokens;

import io.lunapark.identity.api.RefreshRequest;
import io.lunapark.identity.api.Signing;
import io.lunapark.identity.api.TokensBody;
import io.lunapark.identity.store.Sessions;
import io.lunapark.identity.token.OpaqueToken;
import io.lunapark.platform.command.Commands;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** A new pair of tokens for a refresh token, which is spent by it; with the roles that the user has now. */
@UseCase
@Controller("/api/auth/refresh")
public class RefreshTokens {

    private final Commands commands;
    private final Database database;
    private final Sessions sessions;
    private final Signing signing;

    RefreshTokens(Commands commands, Database database, Sessions sessions, Signing signing) {
        this.commands = commands;
        this.database = database;
        this.sessions = sessions;
        this.signing = signing;
    }

    @Post
    @Tag(name = "Sign-in")
    @Operation(
            operationId = "refreshTokens",
            summary = "Refresh the tokens",
            description =
                    "A refresh token is good for one refresh. One that was spent and comes back closes the session."
                            + " Takes no `Idempotency-Key`: nothing is kept of a call that holds a secret.")
    @ApiResponse(responseCode = "401", description = "Not a refresh token that is good")
    @ApiResponse(
            responseCode = "200",
            description = "The next pair of tokens",
            content = @Content(schema = @Schema(implementation = TokensBody.class)))
    HttpResponse<?> refresh(HttpRequest<?> http, @Body RefreshRequest body) {
        OpaqueToken token = new OpaqueToken(body.refreshToken());
        HttpResponse<?> answer =
                commands.runSecret(http, db -> sessions.refresh(db, token), opened -> signing.tokens(http, opened));
        if (answer.code() == 401) {
            // Not in the transaction of the command: what that one refuses, it rolls back.
            database.inTransaction(db -> sessions.closeFamilyOfSpent(db, token));
        }
        return answer;
    }
}
