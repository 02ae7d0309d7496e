package io.lunapark.identity.store;

import io.lunapark.identity.token.DeviceCookie;
import io.lunapark.identity.token.DeviceCookie.Key;
import io.lunapark.kernel.Ids;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The keys that sign the cookies of devices: a new one every thirty days; an old one is good as long as its cookies. */
@Singleton
final class DeviceKeys {

    private static final Duration SIGNS_FOR = Duration.ofDays(30);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DeviceKeyRows rows;
    private final Ids ids;

    DeviceKeys(DeviceKeyRows rows, Ids ids) {
        this.rows = rows;
        this.ids = ids;
    }

    Optional<Key> find(UUID id) {
        return rows.findById(id).map(DeviceKeyRow::toKey);
    }

    /** The newest, or a new one. Two that are made side by side do no harm: each is found by its id. */
    Key signing(Instant now) {
        return rows.newest(now.minus(SIGNS_FOR)).map(DeviceKeyRow::toKey).orElseGet(() -> make(now));
    }

    private Key make(Instant now) {
        byte[] secret = new byte[DeviceCookie.KEY_BYTES];
        RANDOM.nextBytes(secret);
        Key key = new Key(ids.next(), secret);
        rows.save(new DeviceKeyRow(key.id(), secret, now));
        return key;
    }

    int tidy(Instant now) {
        return rows.tidy(now.minus(SIGNS_FOR).minus(DeviceCookie.LIFETIME));
    }
}
