package io.lunapark.identity.api;

import io.lunapark.identity.User;
import io.lunapark.identity.store.Sessions.Opened;
import io.lunapark.identity.token.AccessTokens;
import io.lunapark.platform.http.Caller;
import io.lunapark.platform.http.RequestContext;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Answers with a pair of tokens, and says whose call it was. */
@Singleton
public final class Signing {

    private final AccessTokens accessTokens;

    Signing(AccessTokens accessTokens) {
        this.accessTokens = accessTokens;
    }

    public MutableHttpResponse<TokensBody> tokens(RequestContext request, Opened opened) {
        identify(request, opened.user(), Optional.of(opened.session()));
        return HttpResponse.ok(new TokensBody(
                accessTokens.issue(opened.user(), opened.session()),
                "Bearer",
                AccessTokens.LIFETIME.toSeconds(),
                opened.refreshToken().text()));
    }

    /** The call is this user's: so the audit log names them, and so do the log lines. */
    public static void identify(RequestContext request, User user, Optional<UUID> session) {
        request.identify(new Caller(user.id().toString(), user.name(), user.roles(), session.map(UUID::toString)));
    }
}
