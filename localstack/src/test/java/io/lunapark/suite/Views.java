package io.lunapark.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares what callers read, which comes from the views, with what Postgres holds. */
final class Views {

    private static final String COASTERS = """
            select json_build_object(
                'id', c.id, 'number', 'A' || c.number, 'name', c.name, 'staff', c.staff, 'dailyClients', c.daily_clients,
                'trackLengthM', trim_scale(c.track_length_m), 'opensAt', to_char(c.opens_at, 'HH24:MI'),
                'closesAt', to_char(c.closes_at, 'HH24:MI'), 'minHeadwaySeconds', c.min_headway_seconds,
                'version', c.version,
                'wagons', coalesce((
                    select json_agg(json_build_object('id', w.id, 'number', 'W' || w.number, 'seats', w.seats,
                        'speedMps', trim_scale(w.speed_mps), 'version', w.version) order by w.number)
                    from wagon w where w.coaster_id = c.id), '[]'::json))::text as document
            from coaster c where removed_at is null
            """;

    private static final String ALERTS = """
            select json_build_object(
                'id', a.id, 'coasterId', a.coaster_id, 'coasterNumber', 'A' || c.number, 'code', a.code,
                'severity', a.severity, 'wagons', a.wagons, 'staff', a.staff, 'capacity', a.capacity,
                'staffedCapacity', a.staffed_capacity, 'openedAt', a.opened_at, 'acknowledgedAt', a.acknowledged_at,
                'resolvedAt', a.resolved_at)::text as document
            from alert a join coaster c on c.id = a.coaster_id
            """;

    private Views() {}

    /** Every coaster, every wagon, every plan and every alert: the same here as there, and none too many. */
    static void areThoseOfPostgres() {
        assertThat(byId(Park.all("/api/coasters"))).isEqualTo(byId(stored(COASTERS)));
        assertThat(byId(Park.all("/api/alerts"))).isEqualTo(byId(stored(ALERTS)));
        List<JsonNode> plans = Park.all("/api/statistics");
        assertThat(plans).hasSameSizeAs(stored(COASTERS));
        plans.forEach(Views::isThePlanOfItsCoaster);
    }

    /** What would be if nothing were otherwise is what is. */
    private static void isThePlanOfItsCoaster(JsonNode statistics) {
        String id = statistics.path("coasterId").asText();
        JsonNode computed =
                Park.post(Park.coaster(id) + "/what-if", "{}").expect(200).json();
        assertThat(computed).isEqualTo(statistics);
    }

    private static List<JsonNode> stored(String sql) {
        return Stores.rows(sql).stream()
                .map(row -> Json.read((String) row.get("document")))
                .toList();
    }

    private static Map<String, JsonNode> byId(List<JsonNode> documents) {
        return documents.stream()
                .map(Views::comparable)
                .collect(Collectors.toMap(document -> document.path("id").asText(), Function.identity()));
    }

    /** Without words, and with times written in one way. */
    private static JsonNode comparable(JsonNode document) {
        ObjectNode copy = ((ObjectNode) document).deepCopy().without("text");
        for (String time : List.of("openedAt", "acknowledgedAt", "resolvedAt")) {
            if (copy.path(time).isTextual()) {
                copy.put(
                        time,
                        OffsetDateTime.parse(copy.path(time).asText())
                                .toInstant()
                                .toString());
            }
        }
        return copy;
    }
}
