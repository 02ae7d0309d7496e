package io.lunapark.coasters.store;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.CoasterNumber;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param number the 7 of {@code A7} */
@MappedEntity("coaster")
record CoasterRow(
        @Id UUID id,
        long number,
        @Nullable String name,
        int staff,
        int dailyClients,
        BigDecimal trackLengthM,
        LocalTime opensAt,
        LocalTime closesAt,
        int minHeadwaySeconds,
        long version,
        int nextWagonNumber,
        @Nullable Instant removedAt) {

    /** @param removedAt null as long as there is one */
    static CoasterRow of(Coaster coaster, @Nullable Instant removedAt) {
        return new CoasterRow(
                coaster.id(),
                coaster.number().ordinal(),
                coaster.name(),
                coaster.staff(),
                coaster.dailyClients(),
                coaster.trackLengthM(),
                coaster.opensAt(),
                coaster.closesAt(),
                coaster.minHeadwaySeconds(),
                coaster.version(),
                coaster.nextWagonNumber(),
                removedAt);
    }

    Coaster coaster(List<WagonRow> wagons, List<AlertRow> alerts) {
        return new Coaster(
                id,
                new CoasterNumber(number),
                name,
                staff,
                dailyClients,
                trackLengthM,
                opensAt,
                closesAt,
                minHeadwaySeconds,
                version,
                nextWagonNumber,
                wagons.stream().map(WagonRow::wagon).toList(),
                alerts.stream().map(AlertRow::alert).toList());
    }
}
