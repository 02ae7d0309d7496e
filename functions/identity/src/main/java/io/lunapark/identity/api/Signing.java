package io.lunapark.identity.api;

import io.lunapark.identity.User;
import io.lunapark.identity.store.Sessions.Opened;
import io.lunapark.identity.token.AccessTokens;
import io.lunapark.platform.http.Call;
import io.lunapark.platform.http.Caller;
import io.micronaut.http.HttpRequest;
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

    public MutableHttpResponse<TokensBody> tokens(HttpRequest<?> http, Opened opened) {
        identify(http, opened.user(), Optional.of(opened.session()));
        return HttpResponse.ok(new TokensBody(
                accessTokens.issue(opened.user(), opened.session()),
                "Bearer",
                AccessTokens.LIFETIME.toSeconds(),
                opened.refreshToken().text()));
    }

    /** The call is this user's: so the audit log names them, and so do the log lines. */
    public static void identify(HttpRequest<?> http, User user, Optional<UUID> session) {
        Call.identify(http, new Caller(user.id().toString(), user.name(), user.roles(), session.map(UUID::toString)));
    }
}
