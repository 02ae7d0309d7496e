package io.lunapark.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys that access tokens are signed with, newest first: one, or for a while two, so that a rotation signs
 * no user out. Which of them signs follows from the time alone.
 */
public record SigningKeys(List<RSAKey> newestFirst) {

    /** API Gateway may hold a key set for two hours: a key that it does not know yet must not sign. */
    public static final Duration KNOWN_AFTER = Duration.ofHours(3);

    private static final int BITS = 2048;

    public SigningKeys {
        newestFirst = List.copyOf(newestFirst);
        if (newestFirst.isEmpty() || newestFirst.size() > 2) {
            throw new IllegalArgumentException("There are " + newestFirst.size() + " signing keys, not one or two");
        }
    }

    /** The first key of all: it signs at once, since nothing was signed before. */
    public static SigningKeys first(Instant now) {
        return new SigningKeys(List.of(make(now)));
    }

    /** Reads what {@link #toJson} wrote. */
    public static SigningKeys parse(String json) {
        try {
            return new SigningKeys(JWKSet.parse(json).getKeys().stream()
                    .map(key -> key.toRSAKey())
                    .toList());
        } catch (ParseException e) {
            throw new IllegalArgumentException("The signing keys are no JWK set", e);
        }
    }

    /** A private JWK set. */
    public String toJson() {
        return new JWKSet(List.copyOf(newestFirst)).toString(false);
    }

    /** The public JWK set, without the private parts. */
    public String publicJson() {
        return new JWKSet(List.copyOf(newestFirst)).toString(true);
    }

    /** The key that signs at this time: the newest that every verifier knows by now. */
    public RSAKey signing(Instant now) {
        return newestFirst.stream()
                .filter(key -> !now.isBefore(madeAt(key).plus(KNOWN_AFTER)))
                .findFirst()
                .orElse(newestFirst.getLast());
    }

    /**
     * A new key in, the oldest out. Empty while the newest does not sign yet, or tokens of the oldest may still be valid.
     */
    public Optional<SigningKeys> rotated(Instant now) {
        RSAKey newest = newestFirst.getFirst();
        Duration settled = KNOWN_AFTER.plus(AccessTokens.LIFETIME).plus(KeyRing.READ_EVERY);
        boolean tooEarly = newestFirst.size() > 1 && now.isBefore(madeAt(newest).plus(settled));
        return tooEarly ? Optional.empty() : Optional.of(new SigningKeys(List.of(make(now), newest)));
    }

    /** Their ids, newest first. */
    public List<String> ids() {
        return newestFirst.stream().map(RSAKey::getKeyID).toList();
    }

    private static RSAKey make(Instant now) {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .issueTime(Date.from(now))
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant madeAt(RSAKey key) {
        return Stream.ofNullable(key.getIssueTime())
                .map(Date::toInstant)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A signing key does not say when it was made"));
    }

    /** Never what is secret. */
    @Override
    public String toString() {
        return "SigningKeys" + ids();
    }
}
