package io.lunapark.doors.store;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A group at a door, with its schedule as JSON. */
@Introspected
record ScheduledGroup(UUID id, @Nullable String schedule) {}
