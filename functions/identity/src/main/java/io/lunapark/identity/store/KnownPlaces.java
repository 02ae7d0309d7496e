package io.lunapark.identity.store;

import io.lunapark.identity.User;
import io.lunapark.identity.token.DeviceCookie;
import io.lunapark.identity.token.DeviceCookie.Device;
import io.lunapark.identity.token.OpaqueToken;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.http.RequestContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * From where an account has signed in before: addresses, and devices by a signed cookie. No failures of others keep it out
 * there (docs/decisions/0028).
 */
@Singleton
public final class KnownPlaces {

    private final KnownAddressRows rows;
    private final DeviceKeys keys;
    private final Clock clock;
    private final Ids ids;

    KnownPlaces(KnownAddressRows rows, DeviceKeys keys, Clock clock, Ids ids) {
        this.rows = rows;
        this.keys = keys;
        this.clock = clock;
        this.ids = ids;
    }

    /** Whether the user has signed in from this address. */
    boolean isKnownAddress(UUID user, String sourceIp) {
        return rows.isKnown(user, address(user, sourceIp), oldest());
    }

    /** The device that calls, where the user has signed in from it. */
    Optional<UUID> device(RequestContext request, UUID user) {
        return device(request).filter(device -> device.users().contains(user)).map(Device::id);
    }

    private Optional<Device> device(RequestContext request) {
        return DeviceCookie.in(request).flatMap(cookie -> cookie.read(key -> keys.find(key), clock.instant()));
    }

    /** From now on the user is known from here. @return the {@code Set-Cookie} of the answer */
    public String remember(RequestContext request, User user) {
        Instant now = clock.instant();
        rows.store(new KnownAddressRow(user.id(), address(user.id(), request.sourceIp()), now));
        Device device = device(request).orElseGet(() -> Device.unknown(ids.next()));
        return DeviceCookie.of(device.with(user.id()), keys.signing(now), now).header(request.isHttps());
    }

    public int tidy() {
        return rows.tidy(oldest()) + keys.tidy(clock.instant());
    }

    private Instant oldest() {
        return clock.instant().minus(DeviceCookie.LIFETIME);
    }

    /** Another hash for each user, so that the table does not say who was in the same place. */
    private static byte[] address(UUID user, String sourceIp) {
        return OpaqueToken.sha256(user + " from address " + SourceAddress.block(sourceIp));
    }
}
