package io.lunapark.localstack.gateway;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import io.lunapark.localstack.template.Template.Authorizer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the claims of a token have to say. A refusal names the claim, never its value: the header shows it to anyone. */
final class TokenClaims implements JWTClaimsSetVerifier<SecurityContext> {

    /** How far the issuer's clock may be ahead. It does not lengthen the life of a token. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Authorizer authorizer;
    private final InstantSource clock;

    TokenClaims(Authorizer authorizer, InstantSource clock) {
        this.authorizer = authorizer;
        this.clock = clock;
    }

    @Override
    public void verify(JWTClaimsSet claims, @Nullable SecurityContext context) throws BadJWTException {
        Instant now = clock.instant();
        require(authorizer.issuer().equals(claims.getIssuer()), "the token does not have a valid issuer");
        require(
                !Collections.disjoint(audience(claims), authorizer.audience()),
                "the token does not have a valid audience");
        Date expires = claims.getExpirationTime();
        require(expires != null && expires.toInstant().isAfter(now), "the token has expired");
        require(isPast(claims.getNotBeforeTime(), now), "the token is not valid yet");
        require(isPast(claims.getIssueTime(), now), "the token was issued in the future");
    }

    /** As API Gateway does it: {@code client_id} stands in for an audience that is not there. */
    private static List<?> audience(JWTClaimsSet claims) {
        return claims.getClaim("aud") != null
                ? claims.getAudience()
                : Collections.singletonList(claims.getClaim("client_id"));
    }

    private static boolean isPast(@Nullable Date time, Instant now) {
        return time == null || !time.toInstant().isAfter(now.plus(SKEW));
    }

    private static void require(boolean fulfilled, String otherwise) throws BadJWTException {
        if (!fulfilled) {
            throw new BadJWTException(otherwise);
        }
    }

    /** Every claim as API Gateway hands it to a function: numbers as they are written, lists as {@code [one other]}. */
    static Map<String, String> texts(JWTClaimsSet claims) {
        Map<String, String> texts = new LinkedHashMap<>();
        claims.toJSONObject().forEach((name, value) -> texts.put(name, text(value)));
        return Collections.unmodifiableMap(texts);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(TokenClaims::text).collect(Collectors.joining(" ", "[", "]"));
        }
        return String.valueOf(value);
    }
}
