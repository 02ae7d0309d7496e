package io.lunapark.identity.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** At most one for each user. */
@MappedEntity("invitations")
record InvitationRow(@Id UUID userId, byte[] tokenHash, Instant expiresAt) {}
