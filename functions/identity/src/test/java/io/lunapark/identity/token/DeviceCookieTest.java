package io.lunapark.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.lunapark.identity.token.DeviceCookie.Device;
import io.lunapark.identity.token.DeviceCookie.Key;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceCookieTest {

    private static final Instant NOW = Instant.parse("2026-11-21T14:27:05Z");
    private static final Key KEY =
            new Key(new UUID(7, 1), "k".repeat(DeviceCookie.KEY_BYTES).getBytes());
    private static final Key OTHER =
            new Key(KEY.id(), "o".repeat(DeviceCookie.KEY_BYTES).getBytes());
    private static final UUID OLA = new UUID(7, 2);
    private static final Device DEVICE = Device.unknown(new UUID(7, 3)).with(OLA);

    @Test
    void saysWhoHasSignedInFromTheDeviceAsLongAsItLasts() {
        DeviceCookie cookie = DeviceCookie.of(DEVICE, KEY, NOW);

        assertThat(read(cookie, NOW)).contains(DEVICE);
        assertThat(read(cookie, NOW.plus(DeviceCookie.LIFETIME).minusSeconds(1)))
                .contains(DEVICE);
        assertThat(read(cookie, NOW.plus(DeviceCookie.LIFETIME))).isEmpty();
    }

    @Test
    void remembersTheLastTwentyAndFitsInABrowser() {
        Device device = DEVICE;
        for (int i = 0; i < 30; i++) {
            device = device.with(UUID.randomUUID()).with(OLA);
        }

        assertThat(device.users()).hasSize(20).startsWith(OLA).doesNotHaveDuplicates();
        assertThat(DeviceCookie.of(device, KEY, NOW).header(true)).hasSizeLessThan(4_000);
    }

    @Test
    void whatIsSignedWithNoneOfOurKeysIsNoCookie() {
        DeviceCookie forged = DeviceCookie.of(DEVICE, OTHER, NOW);

        assertThat(read(forged, NOW)).isEmpty();
        assertThat(DeviceCookie.of(DEVICE, KEY, NOW).read(id -> Optional.empty(), NOW))
                .as("after its key was forgotten")
                .isEmpty();
    }

    @Test
    void whatIsOfAnotherKindOrUnsignedIsNoCookie() throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .jwtID(DEVICE.id().toString())
                .claim("users", List.of(OLA.toString()))
                .expirationTime(Date.from(NOW.plusSeconds(60)))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(KEY.id().toString())
                        .build(),
                claims);
        token.sign(new MACSigner(KEY.secret()));

        assertThat(read(new DeviceCookie(token.serialize()), NOW)).isEmpty();
        assertThat(read(new DeviceCookie(new PlainJWT(claims).serialize()), NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "e30.e30.e30", "eyJhbGciOiJIUzI1NiJ9.e30.AAAA", "\u0000"})
    void whatSomebodyMakesUpIsNoCookie(String text) {
        assertThat(read(new DeviceCookie(text), NOW)).isEmpty();
    }

    private static Optional<Device> read(DeviceCookie cookie, Instant now) {
        return cookie.read(id -> id.equals(KEY.id()) ? Optional.of(KEY) : Optional.empty(), now);
    }
}
