package io.lunapark.cars.storecars;

import io.lunapark.cars.CarRecord;
import io.lunapark.cars.GeneratorRun;
import io.lunapark.cars.QuarantineReason;
import io.lunapark.cars.intake.CarMessages;
import io.lunapark.cars.store.Cars;
import io.lunapark.cars.store.Epochs;
import io.lunapark.cars.store.Epochs.Epoch;
import io.lunapark.cars.store.Quarantine.Unfit;
import io.lunapark.platform.event.Envelope;
import io.lunapark.platform.event.Projection;
import io.lunapark.platform.http.CleanText;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * Stores the records of a batch of messages, all at once: the cars that have not come before, with what is counted of them, in
 * one transaction. A record that cannot be stored is quarantined, and takes no other with it.
 */
@UseCase
public class StoreCars implements Projection {

    private final Database database;
    private final Epochs epochs;
    private final Cars cars;
    private final JsonMapper json;

    StoreCars(Database database, Epochs epochs, Cars cars, JsonMapper json) {
        this.database = database;
        this.epochs = epochs;
        this.cars = cars;
        this.json = json;
    }

    @Override
    public Set<String> types() {
        return Set.of(CarMessages.TYPE);
    }

    @Override
    public void apply(Envelope message) {
        store(List.of(message));
    }

    @Override
    public List<Envelope> applyTogether(List<Envelope> batch) {
        store(batch);
        return batch;
    }

    private void store(List<Envelope> messages) {
        database.inTransaction(() -> {
            Epoch epoch = epochs.hold();
            List<CarRecord> fit = new ArrayList<>();
            List<Unfit> unfit = new ArrayList<>();
            for (Envelope message : messages) {
                if (epoch.has(sentIn(message), message.time())) {
                    cars(message).forEach(car -> sort(car, fit, unfit));
                }
            }
            cars.storeAll(fit, unfit);
            return fit;
        });
    }

    private static OptionalLong sentIn(Envelope message) {
        JsonNode epoch = message.data().get(CarMessages.EPOCH);
        return epoch == null ? OptionalLong.empty() : OptionalLong.of(epoch.getLongValue());
    }

    private static Iterable<JsonNode> cars(Envelope message) {
        JsonNode cars = message.type().equals(CarMessages.TYPE) ? message.data().get(CarMessages.CARS) : null;
        if (cars == null || !cars.isArray()) {
            throw new IllegalArgumentException("The message has no list of cars");
        }
        return cars.values();
    }

    private void sort(JsonNode car, List<CarRecord> fit, List<Unfit> unfit) {
        Optional<CarRecord> read = read(car);
        Optional<QuarantineReason> reason =
                read.map(CarRecord::quarantineReason).orElse(Optional.of(QuarantineReason.UNREADABLE));
        if (reason.isEmpty()) {
            fit.add(read.orElseThrow());
            return;
        }
        String text = CleanText.escaped(write(car));
        UUID id =
                read.map(CarRecord::id).orElseGet(() -> UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)));
        unfit.add(new Unfit(id, text, isGenerated(car), reason.get()));
    }

    private Optional<CarRecord> read(JsonNode car) {
        try {
            return Optional.of(json.readValueFromTree(car, CarRecord.class));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isGenerated(JsonNode car) {
        JsonNode source = car.isObject() ? car.get("source") : null;
        return source != null && source.isString() && source.getStringValue().equals(GeneratorRun.SOURCE);
    }

    private String write(JsonNode car) {
        try {
            return json.writeValueAsString(car);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
