package io.lunapark.analytics.store;

import io.lunapark.platform.event.Envelope;
import io.micronaut.json.tree.JsonNode;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads EntryRecorded. */
public final class EntryReader {

    private EntryReader() {}

    public static EntryRow read(Envelope event) {
        JsonNode data = event.data();
        @Nullable String task = textOrNull(data, "taskId");
        return new EntryRow(
                UUID.fromString(data.get("entryId").getStringValue()),
                data.get("kind").getStringValue(),
                UUID.fromString(data.get("personId").getStringValue()),
                data.get("amountInCents").getLongValue(),
                LocalDate.parse(data.get("day").getStringValue()),
                task == null ? null : UUID.fromString(task),
                textOrNull(data, "title"),
                textOrNull(data, "jiraId"));
    }

    private static @Nullable String textOrNull(JsonNode data, String field) {
        JsonNode node = data.get(field);
        return node == null || node.isNull() ? null : node.getStringValue();
    }
}
