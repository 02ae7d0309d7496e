package io.lunapark.analytics;

import static io.lunapark.kernel.Role.ADMIN;
import static io.lunapark.kernel.Role.EMPLOYEE;
import static io.lunapark.kernel.Role.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.kernel.Role;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.Database;
import io.lunapark.testing.Functions;
import io.lunapark.testing.LocalStackExtension;
import io.lunapark.testing.People;
import io.lunapark.testing.SharedStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Analytics: equal to a recount of the ledger, in whatever order its events come. */
@ExtendWith(LocalStackExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock("the exchange")
class AnalyticsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(75);
    private static final People PEOPLE = People.of(SharedStack.running());

    private static final String ENTRIES = """
            select id, lower(kind) as kind, person_id, amount_in_cents, day, task_id from %s order by id
            """;

    private static List<Map<String, Object>> inTheLedger() {
        return Database.rows(
                "billing",
                ENTRIES.formatted(
                        "(select entry.*, amount_in_cents from entry join posting on entry_id = entry.id and posting.person_id = entry.person_id) as ledger"));
    }

    private static List<Map<String, Object>> inAnalytics() {
        return Database.rows("analytics", ENTRIES.formatted("entry where day > '2025-12-31'"));
    }

    @Test
    void whatIsShownIsARecountOfTheLedger() {
        List<Api> people = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Api api = PEOPLE.nobody().as(PEOPLE.add(EMPLOYEE));
            people.add(api);
            ids.add(api.get("/api/auth/me").expect(200).id());
        }
        await().atMost(PATIENCE)
                .until(() -> Database.rows(
                                        "tasks",
                                        "select 1 from worker where eligible and cast(id as text) = any(cast(? as text[]))",
                                        (Object) ids.toArray(String[]::new))
                                .size()
                        == 3);
        for (int i = 0; i < 20; i++) {
            PEOPLE.as(MANAGER)
                    .post("/api/tasks", Map.of("title", "Task " + i, "jiraId", "UBERPOP-" + (i + 1)))
                    .expect(201);
        }
        PEOPLE.as(MANAGER).post("/api/tasks/shuffle", "").expect(200);
        for (Api person : people) {
            person.all("/api/tasks?status=open").stream()
                    .limit(2)
                    .forEach(task -> person.post("/api/tasks/" + task.path("id").asText() + "/complete", "")
                            .expect(200));
        }
        await().atMost(PATIENCE)
                .until(() -> Database.rows("billing", "select 1 from entry where kind = 'REWARD'")
                                        .size()
                                >= 6
                        && inAnalytics().equals(inTheLedger()));

        JsonNode today = PEOPLE.admin().get("/api/analytics/today").expect(200).json();
        JsonNode earnings =
                PEOPLE.admin().get("/api/billing/earnings").expect(200).json();
        assertThat(today.path("earningsInCents")).isEqualTo(earnings.path("totalInCents"));
        assertThat(today.path("employeesBelowZero").asLong())
                .isEqualTo(PEOPLE.admin().all("/api/billing/accounts").stream()
                        .filter(account -> account.path("balanceInCents").asLong() < 0)
                        .count());
        JsonNode dearest = PEOPLE.admin()
                .get("/api/analytics/most-expensive-task?period=day")
                .expect(200)
                .json()
                .path("task");
        assertThat(dearest.path("rewardInCents").asLong())
                .isEqualTo(PEOPLE.admin().all("/api/tasks?status=done").stream()
                        .mapToLong(task -> task.path("rewardInCents").asLong())
                        .max()
                        .orElseThrow());

        List<Map<String, Object>> before = inAnalytics();
        Functions.invoke("RebuildAnalytics");
        assertThat(inAnalytics()).isEqualTo(before);
        assertThat(PEOPLE.admin().get("/api/analytics/today").json()).isEqualTo(today);
    }

    @Test
    void theDearestTaskOfEachDayOfThePeriod() {
        List<Map<String, Object>> events = new ArrayList<>(List.of(
                reward("2025-03-01", 2300),
                reward("2025-03-02", 3800),
                reward("2025-03-02", 2100),
                reward("2025-03-03", 2800),
                fee("2025-03-03", 1500),
                reward("2025-04-01", 4000)));
        events.addAll(List.copyOf(events));
        Collections.shuffle(events, new Random(3));
        Functions.deliver("ProjectEntries", "lunapark.billing", events);

        Answer month = PEOPLE.admin()
                .get("/api/analytics/most-expensive-task?period=month&date=2025-03-03", "Accept-Language", "ru")
                .expect(200);
        assertThat(month.json()
                        .path("days")
                        .valueStream()
                        .map(day -> day.path("label").asText() + " – "
                                + day.path("task").path("rewardInCents").asLong()))
                .containsExactly("03.03 – 2800", "02.03 – 3800", "01.03 – 2300");
        assertThat(month.json().path("task").path("rewardInCents").asLong()).isEqualTo(3800);
        assertThat(month.json().path("label").asText()).isEqualTo("01–31 марта");
        JsonNode week = PEOPLE.admin()
                .get("/api/analytics/most-expensive-task?period=week&date=2025-03-09")
                .expect(200)
                .json();
        assertThat(week.path("from").asText()).isEqualTo("2025-03-03");
        assertThat(week.path("task").path("rewardInCents").asLong()).isEqualTo(2800);
        JsonNode empty = PEOPLE.admin()
                .get("/api/analytics/most-expensive-task?period=day&date=2025-03-04")
                .expect(200)
                .json();
        assertThat(empty.path("task").isNull()).isTrue();
        assertThat(PEOPLE.admin()
                        .get("/api/analytics/most-expensive-task?period=year&date=2025-03-04")
                        .expectProblem(400, "invalid-request")
                        .badFields())
                .containsExactly("period invalid-value");
    }

    @Test
    void onlyAdminsSeeIt() {
        for (Role role : Role.values()) {
            int status = role == ADMIN ? 200 : 403;
            PEOPLE.as(role).get("/api/analytics/today").expect(status);
            PEOPLE.as(role).get("/api/analytics/most-expensive-task").expect(status);
        }
    }

    private static Map<String, Object> reward(String day, long cents) {
        return entry("reward", day, cents);
    }

    private static Map<String, Object> fee(String day, long cents) {
        return entry("fee", day, -cents);
    }

    private static Map<String, Object> entry(String kind, String day, long cents) {
        UUID id = UUID.randomUUID();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("entryId", id);
        data.put("kind", kind);
        data.put("personId", new UUID(5, 5));
        data.put("amountInCents", cents);
        data.put("day", day);
        data.put("occurredAt", day + "T12:00:00Z");
        data.put("taskId", UUID.randomUUID());
        data.put("assignment", 1);
        data.put("title", "Change the shade");
        data.put("jiraId", null);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("id", UUID.randomUUID());
        event.put("type", "EntryRecorded");
        event.put("version", 1);
        event.put("time", day + "T12:00:00Z");
        event.put("subject", "entry/" + id);
        event.put("sequence", 1);
        event.put("correlationId", "test");
        event.put("actor", "test");
        event.put("data", data);
        return event;
    }
}
