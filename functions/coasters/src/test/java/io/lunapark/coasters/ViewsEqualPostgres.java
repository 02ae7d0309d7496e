package io.lunapark.coasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lunapark.testing.Api;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares what callers read with what Postgres holds, coaster by coaster and alert by alert. What Postgres holds is told
 * by SQL alone, so that a fault in the code of the product cannot hide on both sides.
 */
public final class ViewsEqualPostgres {

    private static final String COASTERS = """
            select jsonb_build_object('id', c.id, 'number', 'A' || c.number, 'name', c.name, 'staff', c.staff,
                'dailyClients', c.daily_clients, 'trackLengthM', c.track_length_m,
                'opensAt', to_char(c.opens_at, 'HH24:MI'), 'closesAt', to_char(c.closes_at, 'HH24:MI'),
                'minHeadwaySeconds', c.min_headway_seconds, 'version', c.version,
                'wagons', coalesce((
                    select jsonb_agg(jsonb_build_object('id', w.id, 'number', 'W' || w.number, 'seats', w.seats,
                        'speedMps', w.speed_mps, 'version', w.version) order by w.number)
                    from wagon w where w.coaster_id = c.id), '[]'))
            from coaster c where removed_at is null
            """;

    private static final String ALERTS = """
            select jsonb_build_object('id', a.id, 'coasterId', c.id, 'coasterNumber', 'A' || c.number, 'code', a.code,
                'severity', a.severity, 'wagons', a.wagons, 'staff', a.staff, 'capacity', a.capacity,
                'staffedCapacity', a.staffed_capacity, 'openedAt', a.opened_at, 'acknowledgedAt', a.acknowledged_at,
                'resolvedAt', a.resolved_at)
            from alert a join coaster c on c.id = a.coaster_id
            """;

    private static final String TOTALS = """
            select jsonb_build_object('coasters', count(*), 'staff', coalesce(sum(staff), 0),
                'clients', coalesce(sum(daily_clients), 0),
                'wagons', (select count(*) from wagon w join coaster c on c.id = w.coaster_id where c.removed_at is null),
                'problems', (select count(*) from alert a join coaster c on c.id = a.coaster_id
                    where a.resolved_at is null and c.removed_at is null))
            from coaster where removed_at is null
            """;

    private final Api api;
    private final CoastersSchema postgres;

    public ViewsEqualPostgres(Api api, CoastersSchema postgres) {
        this.api = api;
        this.postgres = postgres;
    }

    /** Waits until everything is equal; fails with what is not. */
    public void awaitThat(Duration atMost) {
        await().atMost(atMost)
                .pollInterval(Duration.ofMillis(200))
                .ignoreException(UncheckedIOException.class)
                .untilAsserted(this::check);
    }

    public void check() {
        equal(postgres.json(TOTALS).getFirst(), totals());
        equal("coaster", postgres.json(COASTERS), api.all("/api/coasters"));
        equal("alert", postgres.json(ALERTS), api.all("/api/alerts"));
    }

    private JsonNode totals() {
        ObjectNode totals = (ObjectNode)
                api.get("/api/statistics?limit=1").json().path("totals").deepCopy();
        // The plan's own arithmetic; no column holds it.
        totals.remove("capacity");
        return totals;
    }

    private static void equal(JsonNode stored, JsonNode seen) {
        assertThat(plain(seen)).as("totals of the park").isEqualTo(plain(stored));
    }

    private static void equal(String what, List<JsonNode> stored, List<JsonNode> seen) {
        Map<String, Object> expected = byId(stored);
        Map<String, Object> actual = byId(seen);
        assertThat(seen).as("%ss, each once", what).hasSize(actual.size());
        List<String> differences = new ArrayList<>();
        expected.forEach((id, row) -> {
            if (!row.equals(actual.remove(id))) {
                differences.add(id);
            }
        });
        assertThat(differences).as("%ss that Postgres has otherwise", what).isEmpty();
        assertThat(actual.keySet()).as("%ss that Postgres does not have", what).isEmpty();
    }

    private static Map<String, Object> byId(List<JsonNode> items) {
        Map<String, Object> byId = new TreeMap<>();
        items.forEach(item -> byId.put(item.path("id").asText(), plain(item)));
        return byId;
    }

    /** Numbers by their value, times as instants, and without the words that are made for the caller. */
    private static Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> fields = new TreeMap<>();
            node.properties().stream()
                    .filter(field -> !field.getKey().equals("text"))
                    .forEach(field -> fields.put(field.getKey(), plain(field.getValue())));
            return fields;
        }
        if (node.isArray()) {
            return node.valueStream().map(ViewsEqualPostgres::plain).toList();
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }
        String text = node.asText();
        return text.matches("\\d{4}-\\d\\d-\\d\\dT.*") ? Instant.parse(text.replace("+00:00", "Z")) : text;
    }
}
