package io.lunapark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.coasters.Given;
import io.lunapark.coasters.Park;
import io.lunapark.coasters.Stores;
import io.lunapark.kernel.Role;
import io.lunapark.testing.Api;
import io.lunapark.testing.Json;
import io.lunapark.testing.Late;
import io.lunapark.testing.People;
import io.lunapark.testing.SharedStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is refused has no effect but a line in the audit log. */
@Late
class RefusedCallsIT {

    /** What is refused is right in every other way: it has a body that would do, and asks for what is there. */
    @Test
    void whatIsRefusedChangesNothing() {
        // People of its own, who do not have to sign in again while they call.
        People people = People.of(SharedStack.running());
        RoleCalls.callers().forEach(caller -> as(people, caller).get("/api/auth/me"));
        String coaster = Park.register(Given.coaster(16, 60_000), 1);
        String wagon = Park.get(Park.coaster(coaster)).json().at("/wagons/0/id").asText();
        String alert = Park.alert(coaster);
        String user = Park.get("/api/users?role=customer")
                .items()
                .getFirst()
                .path("id")
                .asText();
        Map<String, Object> before = stored();

        for (ApiDocument.Call call : ApiDocument.calls()) {
            String id = call.path().contains("/users/") ? user : call.path().contains("/alerts/") ? alert : coaster;
            String path = call.path().replace("{wagonId}", wagon).replaceAll("\\{[^}]*}", id);
            RoleCalls.callers()
                    .filter(caller -> !RoleCalls.allowed(call.useCase(), caller))
                    .forEach(caller -> RoleCalls.refused(
                            as(people, caller)
                                    .send(call.method(), path, call.example().isEmpty() ? "" : call.example()),
                            caller));
        }

        assertThat(stored()).isEqualTo(before);
    }

    private static Api as(People people, Optional<Role> caller) {
        return caller.map(people::as).orElseGet(people::nobody);
    }

    @Test
    void theAuditLogShowsWhoWasLetInAndWhoWasNot() {
        String call = "access-" + UUID.randomUUID();
        Api operator = RoleCalls.as(Optional.of(Role.OPERATOR));
        Api customer = RoleCalls.as(Optional.of(Role.CUSTOMER));
        operator.post("/api/coasters", Given.coaster(1, 1), "X-Correlation-Id", call)
                .expect(201);
        customer.post("/api/coasters", Given.coaster(1, 1), "X-Correlation-Id", call)
                .expectProblem(403, "not-allowed");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(audited(call))
                        .containsExactlyInAnyOrder(
                                id(operator) + " accepted 201 [\"operator\"]",
                                id(customer) + " refused 403 [\"customer\"]"));
    }

    private static String id(Api caller) {
        return caller.get("/api/auth/me").expect(200).id();
    }

    /** Every row of every system, but for what tells of the calls themselves and what is sealed all the time. */
    private static Map<String, Object> stored() {
        Map<String, Object> stored = new TreeMap<>();
        Stores.rows("""
                select schemaname || '.' || tablename as name from pg_tables
                where schemaname in ('coasters', 'doors', 'identity') and tablename not in ('outbox', 'checkpoint', 'command_checkpoint')
                """)
                .forEach(table -> stored.put(
                        (String) table.get("name"),
                        Stores.rows("select coalesce(string_agg(t::text, E'\\n' order by t::text), '') as rows from "
                                        + table.get("name") + " t")
                                .getFirst()
                                .get("rows")));
        assertThat(stored).containsKeys("coasters.coaster", "identity.users");
        return stored;
    }

    private static List<String> audited(String correlationId) {
        return Park.all("/api/audit").stream()
                .filter(entry -> entry.path("correlationId").asText().equals(correlationId))
                .map(RefusedCallsIT::line)
                .toList();
    }

    private static String line(JsonNode entry) {
        JsonNode tried = entry.path("tried");
        return "%s %s %d %s"
                .formatted(
                        entry.path("actor").asText(),
                        tried.path("outcome").asText(),
                        tried.path("status").asInt(),
                        Json.write(tried.path("roles")));
    }
}
