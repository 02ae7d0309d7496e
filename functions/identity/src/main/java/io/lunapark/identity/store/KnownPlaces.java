package io.lunapark.identity.store;

import io.lunapark.identity.User;
import io.lunapark.identity.token.DeviceCookie;
import io.lunapark.identity.token.DeviceCookie.Device;
import io.lunapark.identity.token.OpaqueToken;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.http.Call;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * From where an account has signed in before: addresses, and devices by a signed cookie. No failures of others keep it out
 * there (docs/decisions/0028).
 */
@Singleton
public final class KnownPlaces {

    private final DeviceKeys keys;
    private final Clock clock;
    private final Ids ids;

    KnownPlaces(DeviceKeys keys, Clock clock, Ids ids) {
        this.keys = keys;
        this.clock = clock;
        this.ids = ids;
    }

    /** Whether the user has signed in from this address. */
    boolean isKnownAddress(Handle db, UUID user, String sourceIp) {
        return db.createQuery("""
                        select exists (select from known_addresses
                                       where user_id = :user and address = :address and last_at > :oldest)
                        """)
                .bind("user", user)
                .bind("address", address(user, sourceIp))
                .bind("oldest", oldest())
                .mapTo(Boolean.class)
                .one();
    }

    /** The device that calls, where the user has signed in from it. */
    Optional<UUID> device(Handle db, HttpRequest<?> http, UUID user) {
        return device(db, http).filter(device -> device.users().contains(user)).map(Device::id);
    }

    private Optional<Device> device(Handle db, HttpRequest<?> http) {
        return DeviceCookie.in(http).flatMap(cookie -> cookie.read(key -> keys.find(db, key), clock.instant()));
    }

    /** From now on the user is known from here. @return the {@code Set-Cookie} of the answer */
    public String remember(Handle db, HttpRequest<?> http, User user) {
        Instant now = clock.instant();
        db.createUpdate("""
                        insert into known_addresses (user_id, address, last_at) values (:user, :address, :now)
                        on conflict (user_id, address) do update set last_at = excluded.last_at
                        """)
                .bind("user", user.id())
                .bind("address", address(user.id(), Call.of(http).sourceIp()))
                .bind("now", now)
                .execute();
        Device device = device(db, http).orElseGet(() -> Device.unknown(ids.next()));
        return DeviceCookie.of(device.with(user.id()), keys.signing(db, now), now)
                .header(Call.isHttps(http));
    }

    public int tidy(Handle db) {
        return db.createUpdate("delete from known_addresses where last_at <= :oldest")
                        .bind("oldest", oldest())
                        .execute()
                + keys.tidy(db, clock.instant());
    }

    private Instant oldest() {
        return clock.instant().minus(DeviceCookie.LIFETIME);
    }

    /** Another hash for each user, so that the table does not say who was in the same place. */
    private static byte[] address(UUID user, String sourceIp) {
        return OpaqueToken.sha256(user + " from address " + SourceAddress.block(sourceIp));
    }
}
