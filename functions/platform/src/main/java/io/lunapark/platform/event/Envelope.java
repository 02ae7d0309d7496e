package io.lunapark.platform.event;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;

/**
 * What travels in the {@code detail} of every event.
 *
 * @param type past-tense name, also the {@code detail-type}
 * @param version of the schema of {@code data}; within a version only additions are allowed
 * @param subject what it is about, such as {@code coaster/0193…}
 * @param sequence counts per subject from 1; consumers ignore what is not newer than what they have seen
 * @param actor id of the user who caused it
 * @param data all that a consumer needs, so that it reads no other store
 */
@Serdeable
public record Envelope(
        UUID id,
        String type,
        int version,
        Instant time,
        String subject,
        long sequence,
        String correlationId,
        String actor,
        JsonNode data) {

    /**
     * A field of the data.
     *
     * @throws IllegalArgumentException where there is no such field
     */
    public <T> T read(String field, Class<T> type, JsonMapper json) {
        JsonNode value = data.get(field);
        if (value == null) {
            throw new IllegalArgumentException("The event carries no " + field);
        }
        try {
            return json.readValueFromTree(value, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
