package io.lunapark.localstack.template;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A nested template. It is read when the first of its outputs is asked for, since templates hand values to each other. */
final class Application {

    private final Supplier<Map<String, Value>> reader;
    private @Nullable Map<String, Value> outputs;
    private boolean beingRead;

    Application(Supplier<Map<String, Value>> reader) {
        this.reader = reader;
    }

    /** Whether it waits, by way of others, for an output of its own. */
    boolean isBeingRead() {
        return beingRead;
    }

    Optional<Value> output(String name) {
        return Optional.ofNullable(outputs().get(name));
    }

    Map<String, Value> outputs() {
        Map<String, Value> read = outputs;
        if (read == null) {
            beingRead = true;
            read = reader.get();
            beingRead = false;
            outputs = read;
        }
        return read;
    }
}
