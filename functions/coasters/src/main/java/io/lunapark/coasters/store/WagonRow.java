package io.lunapark.coasters.store;

import io.lunapark.coasters.Wagon;
import io.lunapark.coasters.WagonNumber;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.util.UUID;

/** @param number the 7 of {@code W7} */
@MappedEntity("wagon")
record WagonRow(@Id UUID id, UUID coasterId, int number, int seats, BigDecimal speedMps, long version) {

    static WagonRow of(UUID coasterId, Wagon wagon) {
        return new WagonRow(
                wagon.id(), coasterId, wagon.number().ordinal(), wagon.seats(), wagon.speedMps(), wagon.version());
    }

    Wagon wagon() {
        return new Wagon(id, new WagonNumber(number), seats, speedMps, version);
    }
}
