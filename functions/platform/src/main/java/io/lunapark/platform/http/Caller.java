package io.lunapark.platform.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.lunapark.kernel.Role;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who calls: the claims of the token that API Gateway has checked, or anonymous.
 *
 * @param sessionId of the sign-in that the token comes from
 */
public record Caller(String userId, String name, Set<Role> roles, Optional<String> sessionId) {

    public static final Caller ANONYMOUS = new Caller("anonymous", "anonymous", Set.of(), Optional.empty());

    /** API Gateway hands lists on as {@code [admin operator]}. */
    private static final Pattern BETWEEN_ROLES = Pattern.compile("[\\[\\], ]+");

    public Caller {
        roles = Set.copyOf(roles);
    }

    static Caller of(APIGatewayV2HTTPEvent event) {
        Map<String, String> claims = Optional.ofNullable(event.getRequestContext())
                .map(APIGatewayV2HTTPEvent.RequestContext::getAuthorizer)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer::getJwt)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT::getClaims)
                .orElse(Map.of());
        String userId = claims.get("sub");
        if (userId == null) {
            return ANONYMOUS;
        }
        return new Caller(
                userId,
                claims.getOrDefault("name", userId),
                BETWEEN_ROLES
                        .splitAsStream(claims.getOrDefault("roles", ""))
                        .flatMap(role -> Role.of(role).stream())
                        .collect(Collectors.toSet()),
                Optional.ofNullable(claims.get("sid")));
    }
}
