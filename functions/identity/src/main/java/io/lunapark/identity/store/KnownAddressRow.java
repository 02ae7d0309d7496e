package io.lunapark.identity.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** From where a user has signed in. @param address a hash that is another one for each user */
@MappedEntity("known_addresses")
record KnownAddressRow(@Id UUID userId, byte[] address, Instant lastAt) {}
