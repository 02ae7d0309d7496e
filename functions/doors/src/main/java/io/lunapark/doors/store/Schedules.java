package io.lunapark.doors.store;

import io.lunapark.doors.Schedule;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Stores schedules in a column as JSON: no query looks into one. */
@Singleton
final class Schedules {

    private final JsonMapper json;

    Schedules(JsonMapper json) {
        this.json = json;
    }

    @Nullable
    Schedule read(@Nullable String text) {
        try {
            return text == null ? null : json.readValue(text, Schedule.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable
    String write(@Nullable Schedule schedule) {
        try {
            return schedule == null ? null : json.writeValueAsString(schedule);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
