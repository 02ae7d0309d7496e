package io.lunapark.doors.api;

import io.lunapark.doors.Group;
import io.lunapark.doors.Schedule;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/**
 * A group as callers see it: these people may open these doors, whatever their level.
 *
 * @param schedule when, in the venue's time; null for always
 * @param version counts its changes; also its {@code ETag}
 */
@Serdeable
@Schema(name = "Group")
public record GroupBody(
        UUID id,
        @Schema(example = "Cleaners") String name,
        List<UUID> doorIds,
        List<UUID> userIds,
        @Nullable Schedule schedule,
        @Schema(example = "1") long version) {

    public static GroupBody of(Group group) {
        return new GroupBody(
                group.id(), group.name(), group.doorIds(), group.userIds(), group.schedule(), group.version());
    }
}
