package io.lunapark.identity.store;

import io.lunapark.identity.token.DeviceCookie.Key;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A key that signs the cookies of devices. */
@MappedEntity("device_keys")
record DeviceKeyRow(@Id UUID id, byte[] key, Instant madeAt) {

    Key toKey() {
        return new Key(id, key);
    }
}
