package io.lunapark.identity.store;

import io.lunapark.identity.token.DeviceCookie;
import io.lunapark.identity.token.DeviceCookie.Key;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.store.Database;
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

    private final Database database;
    private final Ids ids;

    DeviceKeys(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    Optional<Key> find(UUID id) {
        return database.handle()
                .createQuery("select key from device_keys where id = :id")
                .bind("id", id)
                .map((row, ctx) -> new Key(id, row.getBytes("key")))
                .findOne();
    }

    /** The newest, or a new one. Two that are made side by side do no harm: each is found by its id. */
    Key signing(Instant now) {
        return database.handle()
                .createQuery("""
                        select id, key from device_keys where made_at > :oldest order by made_at desc, id limit 1
                        """)
                .bind("oldest", now.minus(SIGNS_FOR))
                .map((row, ctx) -> new Key(row.getObject("id", UUID.class), row.getBytes("key")))
                .findOne()
                .orElseGet(() -> make(now));
    }

    private Key make(Instant now) {
        byte[] secret = new byte[DeviceCookie.KEY_BYTES];
        RANDOM.nextBytes(secret);
        Key key = new Key(ids.next(), secret);
        database.handle()
                .createUpdate("insert into device_keys (id, key, made_at) values (:id, :key, :now)")
                .bind("id", key.id())
                .bind("key", secret)
                .bind("now", now)
                .execute();
        return key;
    }

    int tidy(Instant now) {
        return database.handle()
                .createUpdate("delete from device_keys where made_at < :oldest")
                .bind("oldest", now.minus(SIGNS_FOR).minus(DeviceCookie.LIFETIME))
                .execute();
    }
}
