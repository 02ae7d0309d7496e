package io.lunapark.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.lunapark.platform.http.RequestContext;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The cookie that identifies a device and who has signed in from it. It does not sign in: it only keeps failures of others
 * from slowing this device down.
 *
 * @param text a JWT of a type, an algorithm and keys of its own, so that it never passes for an access token
 */
public record DeviceCookie(String text) {

    /** A session lasts 90 days at most: who comes back in the month after it is still known. */
    public static final Duration LIFETIME = Duration.ofDays(120);

    public static final int KEY_BYTES = 32;

    private static final String NAME = "lunapark-device";
    private static final JOSEObjectType TYPE = new JOSEObjectType("device+jwt");
    private static final String USERS = "users";

    /** More people than take turns at one screen; and it stays far below the 4 KB that a browser keeps. */
    private static final int MOST_USERS = 20;

    private static final int LONGEST = 4_000;

    /** A secret of {@link #KEY_BYTES}. */
    public record Key(UUID id, byte[] secret) {}

    /** @param users who have signed in from it, the last of them first */
    public record Device(UUID id, List<UUID> users) {

        public static Device unknown(UUID id) {
            return new Device(id, List.of());
        }

        public Device with(UUID user) {
            return new Device(
                    id,
                    Stream.concat(Stream.of(user), users.stream())
                            .distinct()
                            .limit(MOST_USERS)
                            .toList());
        }
    }

    /** What the caller has sent. */
    public static Optional<DeviceCookie> in(RequestContext request) {
        return request.cookie(NAME).filter(text -> text.length() <= LONGEST).map(DeviceCookie::new);
    }

    public static DeviceCookie of(Device device, Key key, Instant now) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(TYPE)
                .keyID(key.id().toString())
                .build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .jwtID(device.id().toString())
                .claim(USERS, device.users().stream().map(UUID::toString).toList())
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build();
        try {
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(new MACSigner(key.secret()));
            return new DeviceCookie(jwt.serialize());
        } catch (JOSEException e) {
            throw new IllegalStateException("A cookie cannot be signed", e);
        }
    }

    /** Empty where it is none of ours, or has expired: then the device is not known. */
    public Optional<Device> read(Function<UUID, Optional<Key>> keys, Instant now) {
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            JWSHeader header = jwt.getHeader();
            if (!JWSAlgorithm.HS256.equals(header.getAlgorithm()) || !TYPE.equals(header.getType())) {
                return Optional.empty();
            }
            Optional<Key> key = keys.apply(UUID.fromString(header.getKeyID()));
            if (key.isEmpty() || !jwt.verify(new MACVerifier(key.get().secret()))) {
                return Optional.empty();
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            return claims.getExpirationTime().toInstant().isAfter(now)
                    ? Optional.of(new Device(
                            UUID.fromString(claims.getJWTID()),
                            claims.getStringListClaim(USERS).stream()
                                    .map(UUID::fromString)
                                    .toList()))
                    : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException | NullPointerException notOurs) {
            return Optional.empty();
        }
    }

    /** For no script and no other site; {@code secure} where the call came over TLS. */
    public String header(boolean secure) {
        return NAME + "=" + text + "; Path=/api/auth; Max-Age=" + LIFETIME.toSeconds() + "; HttpOnly; SameSite=Strict"
                + (secure ? "; Secure" : "");
    }

    @Override
    public String toString() {
        return "…";
    }
}
