package io.lunapark.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.client.Answer;
import io.lunapark.client.Api;
import io.lunapark.client.Json;
import io.lunapark.kernel.AccessTable;
import io.lunapark.kernel.AccessTable.Access;
import io.lunapark.kernel.Role;
import io.lunapark.localstack.SharedStack;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each cell of the access table over HTTP: every use case of every system, by every role and by nobody. */
@ResourceLock(SharedStack.DOORS)
class AccessIT {

    private static final AccessTable TABLE = AccessTable.read();

    static Stream<Arguments> cells() {
        return SharedStack.running().template().functions().stream()
                .flatMap(function -> function.routes().stream()
                        .flatMap(route -> callers()
                                .map(caller -> Arguments.of(
                                        function.environment().get("LUNAPARK_USE_CASE"),
                                        route.method().replace("ANY", "GET"),
                                        route.path(),
                                        caller.map(Role::toString).orElse("nobody"),
                                        caller))));
    }

    private static Stream<Optional<Role>> callers() {
        return Stream.concat(
                Stream.of(Optional.empty()), Arrays.stream(Role.values()).map(Optional::of));
    }

    /** What is allowed may be wrong in every other way: here it has no body, and asks for what is not there. */
    @ParameterizedTest(name = "{0} by {3}: {1} {2}")
    @MethodSource("cells")
    void isAsTheTableSays(String useCase, String method, String path, String who, Optional<Role> caller) {
        Answer answer = as(caller)
                .send(method, path.replaceAll("\\{[^}]*}", UUID.randomUUID().toString()), "");

        if (allowed(useCase, caller)) {
            assertThat(answer.status()).as(answer.text()).isNotEqualTo(401).isLessThan(500);
            assertThat(answer.status() == 403 && answer.code().equals("not-allowed"))
                    .as(answer.text())
                    .isFalse();
        } else {
            refused(answer, caller);
        }
    }

    /** What is refused is right in every other way: it has a body that would do, and asks for what is there. */
    @Test
    void whatIsRefusedChangesNothing() {
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
            callers()
                    .filter(caller -> !allowed(call.useCase(), caller))
                    .forEach(caller -> refused(
                            as(caller).send(call.method(), path, call.example().isEmpty() ? "" : call.example()),
                            caller));
        }

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void theAuditLogShowsWhoWasLetInAndWhoWasNot() {
        String call = "access-" + UUID.randomUUID();
        Api operator = as(Optional.of(Role.OPERATOR));
        Api customer = as(Optional.of(Role.CUSTOMER));
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

    @Test
    void whoMayNotIsToldWhoMay() {
        Answer answer = as(Optional.of(Role.CUSTOMER))
                .post("/api/coasters", Given.coaster(1, 1), "Accept-Language", "pl")
                .expectProblem(403, "not-allowed");

        assertThat(answer.json().path("detail").asText())
                .isEqualTo("Nie masz uprawnień do tej operacji; wymaga ona jednej z ról: admin, operator.");
    }

    private static boolean allowed(String useCase, Optional<Role> caller) {
        Access access = TABLE.of(useCase).orElseThrow();
        return caller.map(role -> access.roles().contains(role)).orElse(access.anyone());
    }

    private static void refused(Answer answer, Optional<Role> caller) {
        if (caller.isPresent()) {
            answer.expectProblem(403, "not-allowed");
        } else {
            answer.expect(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    private static Api as(Optional<Role> caller) {
        return caller.map(Park.people()::as).orElseGet(Park.people()::nobody);
    }

    private static String id(Api caller) {
        return caller.get("/api/auth/me").expect(200).id();
    }

    /** Every row of every system, but for what tells of the calls themselves and what is sealed every minute. */
    private static Map<String, Object> stored() {
        Map<String, Object> stored = new TreeMap<>();
        Stores.rows("""
                select schemaname || '.' || tablename as name from pg_tables
                where schemaname in ('coasters', 'doors', 'identity') and tablename not in ('outbox', 'checkpoint')
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
                .map(AccessIT::line)
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
