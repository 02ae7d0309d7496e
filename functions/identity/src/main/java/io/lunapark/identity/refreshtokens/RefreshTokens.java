package io.lunapark.identity.refreshtokens;

import io.lunapark.identity.api.RefreshRequest;
import io.lunapark.identity.api.Signing;
import io.lunapark.identity.api.TokensBody;
import io.lunapark.identity.store.Sessions;
import io.lunapark.identity.token.OpaqueToken;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/**
 * Refreshes the tokens: a new pair for a refresh token, with the roles that the user has now. A refresh token is good for one
 * refresh. One that was spent and comes back closes the session. Takes no {@code Idempotency-Key}: nothing is kept of a call
 * that holds a secret.
 */
@UseCase
@Controller("/api/auth/refresh")
@Tag(name = "Sign-in")
public class RefreshTokens {

    private final Database database;
    private final Sessions sessions;
    private final Signing signing;

    RefreshTokens(Database database, Sessions sessions, Signing signing) {
        this.database = database;
        this.sessions = sessions;
        this.signing = signing;
    }

    @Post
    @ApiResponse(responseCode = "401", description = "Not a refresh token that is good")
    HttpResponse<TokensBody> refresh(Command command, @Body RefreshRequest body) {
        OpaqueToken token = new OpaqueToken(body.refreshToken());
        try {
            return command.runWithSecret(tx -> signing.tokens(command.request(), tx.accept(sessions.refresh(token))));
        } catch (ProblemException refused) {
            // Not in the transaction of the command: what that one refuses, it rolls back.
            database.inTransaction(() -> sessions.closeFamilyOfSpent(token));
            throw refused;
        }
    }
}
