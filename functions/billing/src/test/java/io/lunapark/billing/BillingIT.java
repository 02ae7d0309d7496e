package io.lunapark.billing;

import static io.lunapark.billing.Books.added;
import static io.lunapark.billing.Books.assigned;
import static io.lunapark.billing.Books.completed;
import static io.lunapark.kernel.Role.ACCOUNTANT;
import static io.lunapark.kernel.Role.ADMIN;
import static io.lunapark.kernel.Role.EMPLOYEE;
import static io.lunapark.kernel.Role.MANAGER;
import static io.lunapark.kernel.Role.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.billing.Books.Person;
import io.lunapark.kernel.Role;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.Database;
import io.lunapark.testing.LocalStackExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ledger: what events do to it, who sees what of it, and how it is corrected. */
@ExtendWith(LocalStackExtension.class)
class BillingIT {

    private static final Instant NOW = Instant.now();

    @Test
    void aTaskThatIsAddedAndDoneIsChargedAndRewarded() {
        Person anna = Books.somebody(EMPLOYEE);
        Database.rows("tasks", "update worker set eligible = (id = ?) returning id", anna.id());
        JsonNode task = Books.as(MANAGER)
                .post("/api/tasks", Map.of("title", "Change the shade", "jiraId", "UBERPOP-42"))
                .expect(201)
                .json();
        long fee = task.path("feeInCents").asLong();
        long reward = task.path("rewardInCents").asLong();

        await().atMost(Books.PATIENCE).until(() -> anna.balance() == -fee);
        anna.api()
                .post("/api/tasks/" + task.path("id").asText() + "/complete", "")
                .expect(200);
        await().atMost(Books.PATIENCE).until(() -> anna.balance() == reward - fee);

        JsonNode mine = anna.api().get("/api/billing/me").expect(200).json();
        assertThat(mine.path("todayInCents").asLong()).isEqualTo(reward - fee);
        assertThat(mine.path("entries")
                        .valueStream()
                        .map(entry -> entry.path("kind").asText() + " "
                                + entry.path("title").asText() + " "
                                + entry.path("jiraId").asText()))
                .containsExactly("reward Change the shade UBERPOP-42", "fee Change the shade UBERPOP-42");
        Books.areBalanced();
    }

    @Test
    void eventsComeTwiceAndInAnyOrder() {
        Person anna = Books.somebody(EMPLOYEE);
        Person borys = Books.somebody(EMPLOYEE);
        UUID task = UUID.randomUUID();
        List<Map<String, Object>> history = List.of(
                added(task, 2, "Wash the parrot", null, NOW),
                assigned(task, anna.id(), 1500, 1, 2, NOW),
                assigned(task, borys.id(), 1500, 2, 3, NOW),
                completed(task, borys.id(), 3000, 2, 4, NOW));

        Books.deliver(List.of(history.get(3), history.get(3)));
        Books.deliver(List.of(history.get(2)));
        assertThat(anna.balance()).isZero();
        assertThat(borys.balance()).isZero();
        assertThat(Books.waiting()).isGreaterThanOrEqualTo(2);

        Books.deliver(List.of(history.get(0)));
        assertThat(borys.balance()).isEqualTo(1500);
        Books.deliver(history);
        Books.deliver(List.of(history.get(1)));

        assertThat(anna.balance()).isEqualTo(-1500);
        assertThat(borys.balance()).isEqualTo(1500);
        assertThat(Database.rows(
                        "billing", "select 1 from inbox where subject = ? and applied_at is null", "task/" + task))
                .isEmpty();
        Books.areBalanced();
    }

    /** Other events that tell of the same assignment and completion change nothing. */
    @Test
    void anAssignmentIsChargedOnceAndATaskRewardedOnce() {
        Person anna = Books.somebody(EMPLOYEE);
        UUID task = UUID.randomUUID();
        Books.deliver(List.of(
                added(task, 2, "Feed the cat", null, NOW),
                assigned(task, anna.id(), 1200, 1, 2, NOW),
                completed(task, anna.id(), 2500, 1, 3, NOW)));
        Books.deliver(List.of(assigned(task, anna.id(), 1900, 1, 2, NOW), completed(task, anna.id(), 3900, 1, 3, NOW)));

        assertThat(anna.balance()).isEqualTo(1300);
    }

    @Test
    void storedEventsOfTheFirstVersionStayReadable() {
        Person anna = Books.somebody(EMPLOYEE);
        UUID task = UUID.randomUUID();
        Books.deliver(List.of(
                added(task, 1, "[UBERPOP-42] – change the shade", null, NOW),
                assigned(task, anna.id(), 1000, 1, 2, NOW)));

        JsonNode entry = anna.api()
                .get("/api/billing/me")
                .expect(200)
                .json()
                .path("entries")
                .path(0);
        assertThat(entry.path("title").asText()).isEqualTo("change the shade");
        assertThat(entry.path("jiraId").asText()).isEqualTo("UBERPOP-42");
    }

    @Test
    void everybodySeesTheirOwnAccountAndAccountantsAll() {
        Person anna = Books.somebody(EMPLOYEE);
        UUID task = UUID.randomUUID();
        Books.deliver(List.of(added(task, 2, "Paint the door", null, NOW), assigned(task, anna.id(), 1700, 1, 2, NOW)));
        List<String> books = List.of(
                "/api/billing/accounts/" + anna.id(),
                "/api/billing/accounts",
                "/api/billing/statements/" + anna.id(),
                "/api/billing/earnings",
                "/api/billing/trial-balance");

        for (Role role : List.of(EMPLOYEE, MANAGER, OPERATOR)) {
            books.forEach(path -> Books.as(role).get(path).expect(403));
            assertThat(Books.as(role).get("/api/billing/me").expect(200).text())
                    .doesNotContain(anna.id().toString());
        }
        for (Role role : List.of(ACCOUNTANT, ADMIN)) {
            books.forEach(path -> Books.as(role).get(path).expect(200));
        }
        Books.as(ACCOUNTANT).post("/api/billing/days/2026-01-01/close", "").expect(403);
        assertThat(Books.as(ACCOUNTANT).get(books.getFirst()).json())
                .isEqualTo(anna.api().get("/api/billing/me").json());
        JsonNode statement = Books.as(ACCOUNTANT)
                .get("/api/billing/statements/" + anna.id())
                .expect(200)
                .json();
        assertThat(statement.path("openingInCents").asLong()).isZero();
        assertThat(Books.as(ACCOUNTANT).all("/api/billing/accounts")).anySatisfy(account -> {
            assertThat(account.path("userId").asText()).isEqualTo(anna.id().toString());
            assertThat(account.path("balanceInCents").asLong()).isEqualTo(-1700);
        });
        String name = statement.path("name").asText();
        String part = URLEncoder.encode(name.substring(1).toUpperCase(Locale.ROOT), StandardCharsets.UTF_8);
        for (String filter : List.of("name=" + part, "belowZero=true", "name=" + part + "&belowZero=true")) {
            assertThat(Books.as(ACCOUNTANT).all("/api/billing/accounts?" + filter))
                    .as(filter)
                    .allMatch(account -> !filter.contains("belowZero")
                            || account.path("balanceInCents").asLong() < 0)
                    .allMatch(account -> !filter.contains("name")
                            || account.path("name").asText().equalsIgnoreCase(name))
                    .extracting(account -> account.path("userId").asText())
                    .contains(anna.id().toString());
        }
        assertThat(Books.as(ACCOUNTANT).all("/api/billing/accounts?name=xyzzy")).isEmpty();
        assertThat(Books.as(ACCOUNTANT)
                        .get("/api/billing/accounts?name=%00")
                        .expectProblem(400, "invalid-request")
                        .badFields())
                .containsExactly("name invalid-format");
        Books.as(ACCOUNTANT).get("/api/billing/accounts/" + UUID.randomUUID()).expectProblem(404, "account-not-found");
        assertThat(Books.as(ACCOUNTANT)
                        .get("/api/billing/earnings?from=2026-02-30")
                        .expectProblem(400, "invalid-request")
                        .badFields())
                .containsExactly("from invalid-format");
    }

    @Test
    void whoeverHasManyMovementsReadsThemPageByPage() {
        Person anna = Books.somebody(EMPLOYEE);
        Database.rows("billing", """
                with entries as (
                    insert into entry
                    select gen_random_uuid(), 'CORRECTION', ?, (now() at time zone 'Europe/Warsaw')::date, now(), null, null
                    from generate_series(1, 230) returning id, person_id)
                insert into posting
                select id, 'employee:' || person_id, person_id, 7 from entries
                union all select id, 'company:earnings', null, -7 from entries returning 1
                """, anna.id());
        String statement = "/api/billing/statements/" + anna.id();

        JsonNode first =
                Books.as(ACCOUNTANT).get(statement + "?limit=100").expect(200).json();
        assertThat(first.path("movements")).hasSize(100);
        assertThat(first.path("openingInCents").asLong()).isZero();
        assertThat(first.path("closingInCents").asLong()).isEqualTo(230 * 7);
        assertThat(idsOfAll(Books.as(ACCOUNTANT), statement, "movements")).hasSize(230);
        assertThat(idsOfAll(anna.api(), "/api/billing/me", "entries")).hasSize(230);
        assertThat(idsOfAll(Books.as(ACCOUNTANT), "/api/billing/accounts/" + anna.id(), "entries"))
                .hasSize(230);
    }

    private static Set<String> idsOfAll(Api api, String path, String list) {
        Set<String> ids = new HashSet<>();
        String cursor = "";
        do {
            JsonNode page = api.get(path + "?limit=100" + cursor).expect(200).json();
            page.path(list).forEach(entry -> ids.add(entry.path("id").asText()));
            String next = page.path("nextCursor").asText("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return ids;
    }

    @Test
    void aCorrectionIsBookedOnceAnotherPersonApprovesIt() {
        Person anna = Books.somebody(EMPLOYEE);
        Map<String, Object> wanted = Map.of("userId", anna.id(), "amountInCents", 1250, "reason", "Charged twice");
        String proposed = Books.as(ACCOUNTANT)
                .post("/api/billing/corrections", wanted)
                .expect(201)
                .id();
        String own = Books.as(ADMIN)
                .post("/api/billing/corrections", wanted)
                .expect(201)
                .id();
        String bad = Books.as(ACCOUNTANT)
                .post("/api/billing/corrections", wanted)
                .expect(201)
                .id();

        Books.as(ACCOUNTANT)
                .post("/api/billing/corrections/" + proposed + "/approve", "")
                .expect(403);
        Books.as(ADMIN).post("/api/billing/corrections/" + own + "/approve", "").expectProblem(403, "own-correction");
        assertThat(anna.balance()).isZero();
        Books.as(ADMIN).post("/api/billing/corrections/" + bad + "/reject", "").expect(200);
        Books.as(ADMIN)
                .post("/api/billing/corrections/" + proposed + "/approve", "")
                .expect(200);
        Books.as(ADMIN)
                .post("/api/billing/corrections/" + proposed + "/approve", "")
                .expectProblem(409, "correction-decided");

        assertThat(anna.balance()).isEqualTo(1250);
        assertThat(Books.as(ACCOUNTANT).all("/api/billing/corrections?status=approved"))
                .allMatch(one -> !one.path("name").asText().isEmpty())
                .extracting(one -> one.path("id").asText())
                .contains(proposed)
                .doesNotContain(own, bad);
        assertThat(Books.as(ACCOUNTANT)
                        .post("/api/billing/corrections", Map.of("userId", anna.id(), "amountInCents", 0, "reason", ""))
                        .expectProblem(400, "invalid-request")
                        .badFields())
                .contains("amountInCents out-of-range", "reason blank");
        Books.areBalanced();
    }

    @Test
    void aCorrectionIsWhereItsLocationSays() {
        Person anna = Books.somebody(EMPLOYEE);
        Answer proposed = Books.as(ACCOUNTANT)
                .post(
                        "/api/billing/corrections",
                        Map.of("userId", anna.id(), "amountInCents", -700, "reason", "Paid twice"))
                .expect(201);
        String location = proposed.header("Location");

        assertThat(Books.as(ACCOUNTANT).get(location).expect(200).json()).isEqualTo(proposed.json());
        Books.as(ADMIN).post(location + "/reject", "").expect(200);
        assertThat(Books.as(ADMIN)
                        .get(location)
                        .expect(200)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("rejected");
        Books.as(EMPLOYEE).get(location).expect(403);
        Books.as(ADMIN).get("/api/billing/corrections/" + UUID.randomUUID()).expectProblem(404, "correction-not-found");
    }

    @Test
    void theLedgerIsOnlyEverAddedToAndBalances() {
        UUID entry = UUID.randomUUID();
        Person anna = Books.somebody(EMPLOYEE);
        UUID task = UUID.randomUUID();
        Books.deliver(List.of(added(task, 2, "Hold still", null, NOW), assigned(task, anna.id(), 1100, 1, 2, NOW)));

        for (String change : List.of(
                "update posting set amount_in_cents = 1 where person_id = ? returning 1",
                "delete from posting where person_id = ? returning 1",
                "update entry set day = day - 1 where person_id = ? returning 1")) {
            assertThatThrownBy(() -> Database.rows("billing", change, anna.id()))
                    .hasStackTraceContaining("only ever added to");
        }
        assertThatThrownBy(() -> Database.rows(
                        "billing",
                        "insert into entry values (?, 'PAYOUT', ?, current_date, now(), null, null) returning id",
                        entry,
                        anna.id()))
                .hasStackTraceContaining("does not balance");
        assertThatThrownBy(() -> Database.rows("billing", """
                        with one as (insert into entry values (?, 'PAYOUT', ?, current_date, now(), null, null) returning id)
                        insert into posting select id, side, null, amount
                        from one, (values ('payouts', 5), ('company:earnings', -4)) as sides(side, amount) returning 1
                        """, entry, anna.id()))
                .hasStackTraceContaining("does not balance");
        assertThatThrownBy(() -> Database.rows("billing", """
                        with one as (insert into entry values (?, 'PAYOUT', ?, current_date, now(), null, null) returning id)
                        insert into posting select id, 'employee:' || person, person, amount
                        from one, (values (gen_random_uuid(), 5), (gen_random_uuid(), -5)) as sides(person, amount) returning 1
                        """, entry, anna.id()))
                .hasStackTraceContaining("of another person");
        assertThat(anna.balance()).isEqualTo(-1100);
    }
}
