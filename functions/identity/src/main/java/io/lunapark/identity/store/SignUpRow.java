package io.lunapark.identity.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A try to sign up. @param address a hash */
@MappedEntity("sign_up_attempts")
record SignUpRow(@Id UUID id, byte[] address, Instant at) {}
