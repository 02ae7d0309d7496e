package io.lunapark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.coasters.Given;
import io.lunapark.coasters.Park;
import io.lunapark.coasters.Stores;
import io.lunapark.testing.SharedStack;
import io.lunapark.testing.backend.EveryBackEnd;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EveryBackEnd
class HealthIT {

    @BeforeAll
    static void everySystemHasAnEvent() {
        Park.register(Given.coaster(16, 60000));
        Park.post(
                        "/api/buildings",
                        Map.of("name", "B " + UUID.randomUUID().toString().substring(0, 13)))
                .expect(201);
        Park.post("/api/movies", Map.of("title", "Movie X", "description", "", "durationMinutes", 120))
                .expect(201);
        Park.post("/api/cars/generator", Map.of("ratePerMinute", 0)).expect(200);
        Park.post("/api/dead-letters/" + UUID.randomUUID() + "/redrive", "")
                .expectProblem(404, "dead-letter-not-found");
        Park.post("/api/tasks/" + UUID.randomUUID() + "/complete", "").expectProblem(404, "task-not-found");
        Park.post("/api/billing/corrections/" + UUID.randomUUID() + "/reject", "")
                .expectProblem(404, "correction-not-found");
    }

    /** Those with commands: analytics has none, and so no events. */
    static Stream<String> systemsWithEvents() {
        return SchemasIT.systems().filter(system -> !system.equals("analytics"));
    }

    @ParameterizedTest
    @MethodSource("systemsWithEvents")
    void itCountsWhatWaitsInTheOutboxOfEverySystem(String system) {
        oldest(system, "published_at = null, stored_at = now() - interval '7 minutes'");

        JsonNode outbox = Park.get("/api/health")
                .expect(200)
                .json()
                .path("outboxes")
                .valueStream()
                .filter(one -> one.path("system").asText().equals(system))
                .findFirst()
                .orElseThrow();

        assertThat(outbox.path("waiting").asLong()).isPositive();
        assertThat(outbox.path("oldestSeconds").asLong()).isBetween(420L, 480L);
        oldest(system, "published_at = now()");
    }

    @ParameterizedTest
    @MethodSource("io.lunapark.acceptance.SchemasIT#systems")
    void itReadsNoEvent(String system) throws SQLException {
        String database = SharedStack.running().postgres().url();
        try (Connection health = DriverManager.getConnection(
                        database,
                        "lunapark_health",
                        SharedStack.running().whereabouts().rolePassword());
                Statement statement = health.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select envelope from %s.outbox".formatted(system)))
                    .hasMessageContaining("permission denied for table outbox");
        }
    }

    private static void oldest(String system, String change) {
        assertThat(Stores.rows("""
                        update %1$s.outbox set %2$s
                        where position = (select min(position) from %1$s.outbox) returning position
                        """.formatted(system, change))).hasSize(1);
    }
}
