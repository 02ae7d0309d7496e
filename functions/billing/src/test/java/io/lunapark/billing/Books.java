package io.lunapark.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.kernel.Role;
import io.lunapark.testing.Api;
import io.lunapark.testing.Database;
import io.lunapark.testing.Functions;
import io.lunapark.testing.People;
import io.lunapark.testing.SharedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The books as their people meet them, and the events that they are kept by. */
final class Books {

    static final Duration PATIENCE = Duration.ofSeconds(75);

    private static final People PEOPLE = People.of(SharedStack.running());

    private Books() {}

    static Api as(Role role) {
        return PEOPLE.as(role);
    }

    /** Somebody new, whom the books know. */
    static Person somebody(Role... roles) {
        Api api = PEOPLE.nobody().as(PEOPLE.add(roles));
        UUID id = UUID.fromString(api.get("/api/auth/me").expect(200).id());
        await().atMost(PATIENCE)
                .until(() -> !Database.rows("billing", "select 1 from payee where id = ?", id)
                        .isEmpty());
        return new Person(id, api);
    }

    record Person(UUID id, Api api) {

        long balance() {
            return api.get("/api/billing/me")
                    .expect(200)
                    .json()
                    .path("balanceInCents")
                    .asLong();
        }
    }

    /** Hands events to the books in one batch, as their queue does. */
    static void deliver(List<Map<String, Object>> events) {
        Functions.deliver("BookTaskEvents", "lunapark.tasks", events);
    }

    static Map<String, Object> added(UUID task, int version, String title, @Nullable String jiraId, Instant time) {
        Map<String, Object> data = new LinkedHashMap<>(Map.of("taskId", task, "title", title, "description", ""));
        if (version == 2) {
            data.put("jiraId", jiraId);
        }
        return envelope(task, "TaskAdded", version, 1, time, data);
    }

    static Map<String, Object> assigned(UUID task, UUID person, int fee, int assignment, long sequence, Instant time) {
        return envelope(
                task,
                "TaskAssigned",
                1,
                sequence,
                time,
                Map.of("taskId", task, "assigneeId", person, "feeInCents", fee, "assignment", assignment));
    }

    static Map<String, Object> completed(
            UUID task, UUID person, int reward, int assignment, long sequence, Instant time) {
        return envelope(
                task,
                "TaskCompleted",
                1,
                sequence,
                time,
                Map.of("taskId", task, "assigneeId", person, "rewardInCents", reward, "assignment", assignment));
    }

    private static Map<String, Object> envelope(
            UUID task, String type, int version, long sequence, Instant time, Map<String, Object> data) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("id", UUID.randomUUID());
        event.put("type", type);
        event.put("version", version);
        event.put("time", time.toString());
        event.put("subject", "task/" + task);
        event.put("sequence", sequence);
        event.put("correlationId", "test");
        event.put("actor", "test");
        event.put("data", data);
        return event;
    }

    static long waiting() {
        return as(Role.ADMIN)
                .get("/api/health")
                .expect(200)
                .json()
                .path("inboxes")
                .valueStream()
                .filter(inbox -> inbox.path("system").asText().equals("billing"))
                .findFirst()
                .orElseThrow()
                .path("waiting")
                .asLong();
    }

    /** The postings of each entry sum to zero, and what is kept of closed days is what a recount finds. */
    static void areBalanced() {
        JsonNode shown = as(Role.ACCOUNTANT)
                .get("/api/billing/trial-balance")
                .expect(200)
                .json();
        assertThat(shown.path("totalInCents").asLong()).isZero();
        assertThat(Database.rows("billing", """
                        select account, kept.amount_in_cents as kept, recount.amount_in_cents as recount
                        from closing_balance kept full join (
                            select closed_day.day, account, cast(sum(amount_in_cents) as bigint) as amount_in_cents
                            from closed_day join entry on entry.day <= closed_day.day join posting on entry_id = entry.id
                            group by 1, 2 having sum(amount_in_cents) <> 0
                        ) recount using (day, account)
                        where kept.amount_in_cents is distinct from recount.amount_in_cents
                        """)).isEmpty();
        assertThat(Database.rows(
                        "billing", "select entry_id from posting group by entry_id having sum(amount_in_cents) <> 0"))
                .isEmpty();
    }
}
