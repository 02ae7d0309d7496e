package io.lunapark.doors.store;

import io.lunapark.doors.GuestPass;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A guest pass that is not withdrawn. @param doorIds as text */
@MappedEntity("guest_pass")
record GuestPassRow(
        @Id UUID id,
        UUID userId,
        @TypeDef(type = DataType.STRING_ARRAY) List<String> doorIds,
        Instant validFrom,
        Instant validUntil,
        int maxUses) {

    static GuestPassRow of(UUID userId, GuestPass pass) {
        List<String> doorIds = pass.doorIds().stream().map(UUID::toString).toList();
        return new GuestPassRow(pass.id(), userId, doorIds, pass.validFrom(), pass.validUntil(), pass.maxUses());
    }

    GuestPass pass() {
        return new GuestPass(id, doorIds.stream().map(UUID::fromString).toList(), validFrom, validUntil, maxUses);
    }
}
