package io.lunapark.cars.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** @param results one for each record, in their order */
@Serdeable
@Schema(name = "TakenRecords")
public record BulkBody(int accepted, int refused, List<TakenBody> results) {

    public static BulkBody of(List<TakenBody> results) {
        int accepted = (int) results.stream().filter(TakenBody::hasBeenTaken).count();
        return new BulkBody(accepted, results.size() - accepted, results);
    }
}
