package io.lunapark.localstack.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.lunapark.localstack.template.Template.Authorizer;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * API Gateway's JWT authorizer: a token counts when a key of the issuer has signed it, for one of the audiences, and it
 * is in force. Stricter than API Gateway in one thing: the type has to be that of an access token (RFC 9068), so that no
 * other token of the issuer can stand in for one (RFC 8725, 3.11).
 *
 * <p>A good token is checked once and then known until it expires.
 */
public final class JwtAuthorizer {

    private static final Logger LOG = LoggerFactory.getLogger(JwtAuthorizer.class);
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");
    private static final String BEARER = "Bearer ";

    private static final Duration KEYS_KEPT = Duration.ofMinutes(5);

    /** Two fetches in this time: tokens with invented keys must not become a flood of them. */
    private static final Duration KEYS_APART = Duration.ofSeconds(5);

    /** Tokens that are remembered, some 2 kB each. */
    private static final int TOKENS_KEPT = 10_000;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final Cache<String, Verdict.Valid> known;

    public JwtAuthorizer(Authorizer authorizer, InstantSource clock) {
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(new IssuerKeys(authorizer.issuer()))
                .cache(KEYS_KEPT.toMillis(), 2 * KEYS_APART.toMillis())
                .refreshAheadCache(false)
                .rateLimited(KEYS_APART.toMillis())
                .build();
        JWSKeySelector<SecurityContext> byId = new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys);
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(ACCESS_TOKEN));
        processor.setJWSKeySelector((header, context) ->
                header.getKeyID() == null ? List.of() : List.copyOf(byId.selectJWSKeys(header, context)));
        processor.setJWTClaimsSetVerifier(new TokenClaims(authorizer, clock));
        known = Caffeine.newBuilder()
                .maximumSize(TOKENS_KEPT)
                .ticker(() -> nanos(clock.instant()))
                .expireAfter(Expiry.<String, Verdict.Valid>creating(
                        (token, valid) -> Duration.between(clock.instant(), valid.expires())))
                .recordStats()
                .build();
    }

    /** The header may hold the bare token or the token after {@code Bearer}. */
    public Verdict check(@Nullable String authorization) {
        if (authorization == null || authorization.isBlank()) {
            return new Verdict.Missing();
        }
        String token = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : authorization.strip();
        Verdict.Valid seen = known.getIfPresent(token);
        if (seen != null) {
            return seen;
        }
        Verdict verdict = verify(token);
        if (verdict instanceof Verdict.Valid valid) {
            known.put(token, valid);
        }
        return verdict;
    }

    private Verdict verify(String token) {
        try {
            JWTClaimsSet claims = processor.process(token, null);
            return new Verdict.Valid(
                    TokenClaims.texts(claims), claims.getExpirationTime().toInstant());
        } catch (ParseException e) {
            return new Verdict.Invalid("the token cannot be decoded");
        } catch (BadJWTException e) {
            return new Verdict.Invalid(String.valueOf(e.getMessage()));
        } catch (BadJOSEException | RateLimitReachedException e) {
            return new Verdict.Invalid("the token is not signed by a key of the issuer as an access token");
        } catch (JOSEException e) {
            LOG.error("A token cannot be checked: {}", e.getMessage(), e);
            return new Verdict.Unchecked();
        }
    }

    /** How many tokens were known, and how many had to be verified. */
    CacheStats statistics() {
        return known.stats();
    }

    /** The tokens that are remembered now. */
    Map<String, Verdict.Valid> known() {
        known.cleanUp();
        return known.asMap();
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
    }
}
