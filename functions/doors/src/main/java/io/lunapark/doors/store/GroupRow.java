package io.lunapark.doors.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A group without its doors and people. @param schedule as JSON */
@MappedEntity("door_group")
record GroupRow(@Id UUID id, String name, @Nullable String schedule, long version) {}
