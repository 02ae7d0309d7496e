package io.lunapark.coasters;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.testing.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Messages as EventBridge puts them into a queue. */
public final class BusEvent {

    private BusEvent() {}

    /** Those of everything that ever happened to a coaster, in order. */
    public static List<String> ofCoaster(String id) {
        return Stores.rows("select envelope from outbox where subject = ? order by sequence", "coaster/" + id).stream()
                .map(row -> of(Json.read((String) row.get("envelope"))))
                .toList();
    }

    public static String of(JsonNode envelope) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", envelope.path("type").asText());
        event.put("source", "lunapark.coasters");
        event.put("account", "000000000000");
        event.put("time", Instant.now().toString());
        event.put("region", "eu-central-1");
        event.put("resources", List.of());
        event.put("detail", envelope);
        return Json.write(event);
    }
}
