package io.lunapark.doors.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A person who was ever granted anything: the lock for all that this person holds. */
@MappedEntity("holder")
record HolderRow(@Id UUID userId, long version) {}
