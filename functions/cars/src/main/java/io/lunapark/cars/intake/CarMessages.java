package io.lunapark.cars.intake;

import io.lunapark.cars.CarRecord;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.event.Origin;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How records travel through the queue: many in a message, which has the envelope of events, so that the consumer, dead
 * letters and redrive treat it like one.
 */
@Singleton
public final class CarMessages {

    /** Type of the message. */
    public static final String TYPE = "CarsReported";

    /** Field with the list of the records. */
    public static final String CARS = "cars";

    /** Field with the epoch in which they were taken; not there where it was not known. */
    public static final String EPOCH = "epoch";

    private final JsonMapper json;
    private final Clock clock;
    private final Ids ids;

    CarMessages(JsonMapper json, Clock clock, Ids ids) {
        this.json = json;
        this.clock = clock;
        this.ids = ids;
    }

    public String record(CarRecord record) {
        try {
            return json.writeValueAsString(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record; empty where it is none. */
    public Optional<CarRecord> read(String record) {
        try {
            return Optional.of(json.readValue(record, CarRecord.class));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Written as text: a record is JSON by then, and is not read again. @param records as JSON */
    String message(List<String> records, OptionalLong epoch, Origin origin) {
        String id = ids.next().toString();
        StringBuilder message = new StringBuilder(records.size() * 300 + 500)
                .append("{\"detail\":{\"id\":\"")
                .append(id)
                .append("\",\"type\":\"")
                .append(TYPE)
                .append("\",\"version\":1,\"time\":\"")
                .append(clock.instant())
                .append("\",\"subject\":\"intake/")
                .append(id)
                .append("\",\"sequence\":1,\"correlationId\":\"")
                .append(origin.correlationId())
                .append("\",\"actor\":\"")
                .append(origin.actor())
                .append("\",\"data\":{");
        epoch.ifPresent(known ->
                message.append('"').append(EPOCH).append("\":").append(known).append(','));
        message.append('"').append(CARS).append("\":[");
        for (int i = 0; i < records.size(); i++) {
            message.append(i == 0 ? "" : ",").append(records.get(i));
        }
        return message.append("]}}}").toString();
    }
}
