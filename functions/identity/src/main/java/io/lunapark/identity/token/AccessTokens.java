package io.lunapark.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.lunapark.identity.User;
import io.lunapark.kernel.Ids;
import io.lunapark.kernel.Role;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Makes access tokens (RFC 9068): the user and their roles, signed, valid for a few minutes. Why RS256: docs/decisions/0015. */
@Singleton
public final class AccessTokens {

    /** A withdrawn role can be used for this long at most. */
    public static final Duration LIFETIME = Duration.ofMinutes(5);

    static final String AUDIENCE = "lunapark";
    static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private final KeyRing keyRing;
    private final String issuer;
    private final Clock clock;
    private final Ids ids;

    AccessTokens(KeyRing keyRing, @Property(name = "lunapark.issuer") String issuer, Clock clock, Ids ids) {
        this.keyRing = keyRing;
        this.issuer = issuer;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param session the sign-in that it comes from */
    public String issue(User user, UUID session) {
        Instant now = clock.instant();
        RSAKey key = keyRing.keys().signing(now);
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(AUDIENCE)
                .subject(user.id().toString())
                .claim("name", user.name())
                .claim("roles", user.roles().stream().map(Role::toString).toList())
                .claim("sid", session.toString())
                .jwtID(ids.next().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(TYPE)
                .keyID(key.getKeyID())
                .build();
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("A token cannot be signed", e);
        }
    }
}
