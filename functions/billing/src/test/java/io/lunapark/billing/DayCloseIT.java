package io.lunapark.billing;

import static io.lunapark.kernel.Role.ACCOUNTANT;
import static io.lunapark.kernel.Role.ADMIN;
import static io.lunapark.kernel.Role.EMPLOYEE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.billing.Books.Person;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Database;
import io.lunapark.testing.Functions;
import io.lunapark.testing.LocalStackExtension;
import io.lunapark.testing.SharedStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Days that are closed, one after the other: each test has the days after those of the one before. */
@ExtendWith(LocalStackExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DayCloseIT {

    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

    /** Long ago, so that no other test books on these days. */
    private static LocalDate day = LocalDate.of(2025, 1, 1);

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(WARSAW).toInstant();
    }

    private static Answer close(LocalDate day) {
        return Books.as(ADMIN).post("/api/billing/days/" + day + "/close", "");
    }

    /** A task that this person has on this day, and completes. */
    private static void earn(Person person, int fee, int reward, Instant time) {
        UUID task = UUID.randomUUID();
        Books.deliver(List.of(
                Books.added(task, 2, "Change the shade", null, time),
                Books.assigned(task, person.id(), fee, 1, 2, time),
                Books.completed(task, person.id(), reward, 1, 3, time)));
    }

    private static void owe(Person person, int fee, Instant time) {
        UUID task = UUID.randomUUID();
        Books.deliver(List.of(
                Books.added(task, 2, "Wash the parrot", null, time),
                Books.assigned(task, person.id(), fee, 1, 2, time)));
    }

    private static List<String> payoutsOf(Person person) {
        return Database.rows(
                        "billing",
                        "select day, amount_in_cents from payout where person_id = ? order by day",
                        person.id())
                .stream()
                .map(row -> row.get("day") + " " + row.get("amount_in_cents"))
                .toList();
    }

    @Test
    @Order(1)
    void whoHasEarnedIsPaidOnceAndADebtIsCarriedOver() throws Exception {
        Person anna = Books.somebody(EMPLOYEE);
        Person borys = Books.somebody(EMPLOYEE);
        earn(anna, 1000, 4000, at(day, 12));
        owe(borys, 1500, at(day, 12));
        owe(anna, 1100, at(day.plusDays(1), 0)); // belongs to the next day

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> closings = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> close(day)))
                    .toList();
            List<JsonNode> answers = new ArrayList<>();
            for (Future<Answer> closing : closings) {
                answers.add(closing.get().expect(200).json());
            }
            assertThat(answers).containsOnly(answers.getFirst());
            assertThat(answers.getFirst().path("payouts").asInt()).isEqualTo(1);
            assertThat(answers.getFirst().path("totalInCents").asLong()).isEqualTo(3000);
            assertThat(Books.as(ACCOUNTANT).all("/api/billing/days")).contains(answers.getFirst());
        }

        assertThat(payoutsOf(anna)).containsExactly(day + " 3000");
        assertThat(payoutsOf(borys)).isEmpty();
        assertThat(anna.balance()).isEqualTo(-1100);
        assertThat(borys.balance()).isEqualTo(-1500);
        JsonNode statement = Books.as(ACCOUNTANT)
                .get("/api/billing/statements/" + anna.id() + "?day=" + day)
                .expect(200)
                .json();
        assertThat(statement.path("closingInCents").asLong()).isZero();
        assertThat(statement
                        .path("movements")
                        .valueStream()
                        .map(entry -> entry.path("kind").asText()))
                .containsExactly("fee", "reward", "paid");
        JsonNode earnings = Books.as(ACCOUNTANT)
                .get("/api/billing/earnings?from=" + day + "&to=" + day)
                .expect(200)
                .json();
        assertThat(earnings.path("totalInCents").asLong()).isEqualTo(1000 + 1500 - 4000);
        Books.areBalanced();
        theLetterIsThere(anna, day);
    }

    private static void theLetterIsThere(Person person, LocalDate day) throws IOException {
        await().atMost(Books.PATIENCE)
                .until(() -> Database.rows(
                                        "billing",
                                        "select 1 from letter where person_id = ? and day = ? and state = 'SENT'",
                                        person.id(),
                                        day)
                                .size()
                        == 1);
        Object entry = Database.rows(
                        "billing", "select entry_id from payout where person_id = ? and day = ?", person.id(), day)
                .getFirst()
                .get("entry_id");
        Path letter = SharedStack.running().settings().data().resolve("mail/" + entry + ".eml");
        String text = Files.readString(letter);
        String body = new String(
                Base64.getMimeDecoder().decode(text.substring(text.indexOf("\r\n\r\n") + 4)), StandardCharsets.UTF_8);
        assertThat(text).contains("To: u-");
        assertThat(body).contains("30.00\u00A0PLN", "Fee: Change the shade – -10.00\u00A0PLN");
        JsonNode payout = Books.as(ACCOUNTANT)
                .get("/api/billing/days/" + day + "/payouts")
                .expect(200)
                .items()
                .getFirst();
        assertThat(payout.path("letter").asText()).isEqualTo("sent");
        String csv = Books.as(ACCOUNTANT)
                .get("/api/billing/days/" + day + "/payouts.csv", "Accept", "text/csv")
                .expect(200)
                .text();
        assertThat(csv.lines())
                .hasSize(2)
                .last()
                .asString()
                .contains(person.id().toString(), ",30.00,PLN,", ",sent");
    }

    @Test
    @Order(2)
    void whatComesAfterTheCloseBelongsToTheNextDay() {
        LocalDate closed = day;
        Person anna = Books.somebody(EMPLOYEE);
        earn(anna, 1000, 2500, at(closed, 23));

        assertThat(payoutsOf(anna)).isEmpty();
        assertThat(Database.rows("billing", "select distinct day from entry where person_id = ?", anna.id()))
                .containsExactly(Map.of("day", java.sql.Date.valueOf(closed.plusDays(1))));
        close(closed).expect(200);
        assertThat(payoutsOf(anna)).isEmpty();
        close(closed.plusDays(1)).expect(200);
        assertThat(payoutsOf(anna)).containsExactly(closed.plusDays(1) + " 1500");
        close(closed.minusDays(1)).expectProblem(409, "later-day-closed");
        close(LocalDate.now(WARSAW).plusDays(1)).expectProblem(409, "day-not-over");
        Books.as(ADMIN).post("/api/billing/days/tomorrow/close", "").expectProblem(400, "invalid-request");
        Books.as(ADMIN)
                .get("/api/billing/days/" + closed.plusDays(2) + "/payouts")
                .expectProblem(404, "day-not-closed");
        day = closed.plusDays(2);
    }

    /** Also past the product: balances of closed days could not be kept otherwise. */
    @Test
    @Order(3)
    void whatIsClosedStaysAsItIs() {
        LocalDate closed = day.minusDays(1);
        Map.of(
                        "update closed_day set payouts = 7 where day = cast(? as date) returning 1",
                        "only ever added to",
                        "delete from closing_balance where day = cast(? as date) returning 1",
                        "only ever added to",
                        "insert into closing_balance values (cast(? as date), 'payouts', null, 1) returning 1",
                        "only ever added to",
                        "insert into closed_day values (cast(? as date) - 10, now(), 0, 0) returning 1",
                        "a day after 20",
                        """
                        with one as (
                            insert into entry values (gen_random_uuid(), 'CORRECTION', gen_random_uuid(), cast(? as date), now())
                            returning id)
                        insert into posting select id, side, null, amount
                        from one, (values ('payouts', 5), ('company:earnings', -5)) as sides (side, amount) returning 1
                        """,
                        "the day is closed")
                .forEach((change, refusal) -> assertThatThrownBy(
                                () -> Database.rows("billing", change, closed.toString()))
                        .as(change)
                        .hasStackTraceContaining(refusal));
    }

    /** A letter that was sent, and whose sender died before it said so, is sent into the same file. */
    @Test
    @Order(4)
    void aLetterIsOneHoweverOftenItIsSent() throws IOException {
        Person anna = Books.somebody(EMPLOYEE);
        earn(anna, 1000, 2200, at(day, 9));
        close(day).expect(200);
        letterOfIsSent(anna, 1);
        Path mail = SharedStack.running().settings().data().resolve("mail");
        long before = files(mail);
        Database.rows(
                "billing",
                "update letter set state = 'WAITING', next_try_at = now() where person_id = ? returning 1",
                anna.id());
        letterOfIsSent(anna, 2);

        assertThat(files(mail)).isEqualTo(before);
        day = day.plusDays(1);
    }

    /** By the schedule's function, without waiting for the schedule. */
    private static void letterOfIsSent(Person person, int tries) {
        await().atMost(Books.PATIENCE).until(() -> {
            Functions.invoke("SendLetters");
            return Database.rows(
                                    "billing",
                                    "select 1 from letter where person_id = ? and state = 'SENT' and tries = ?",
                                    person.id(),
                                    tries)
                            .size()
                    == 1;
        });
    }

    private static long files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    /** Random histories over some days, whose events come late, twice and in any order, against a model of the books. */
    @Test
    @Order(5)
    void theBooksAreThoseOfTheModelWhateverOrderTheEventsComeIn() {
        long seed = Long.getLong("lunapark.seed", System.nanoTime());
        int histories = Integer.getInteger("lunapark.histories", 20);
        List<Person> people = List.of(Books.somebody(EMPLOYEE), Books.somebody(EMPLOYEE), Books.somebody(EMPLOYEE));
        for (int history = 0; history < histories; history++) {
            oneHistory(people, new Random(seed + history), "seed " + (seed + history));
        }
        Books.areBalanced();
    }

    private static void oneHistory(List<Person> people, Random random, String name) {
        Map<UUID, Long> balances = new HashMap<>();
        people.forEach(person -> balances.put(person.id(), person.balance()));
        long earnings = 0;
        List<Map<String, Object>> events = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            UUID task = UUID.randomUUID();
            int fee = 1000 + random.nextInt(1001);
            int reward = 2000 + random.nextInt(2001);
            Instant time = at(day, 1 + random.nextInt(22));
            events.add(Books.added(task, 1 + random.nextInt(2), "Task", null, time));
            int assignments = 1 + random.nextInt(4);
            UUID assignee = people.getFirst().id();
            for (int assignment = 1; assignment <= assignments; assignment++) {
                assignee = people.get(random.nextInt(people.size())).id();
                events.add(Books.assigned(task, assignee, fee, assignment, assignment + 1L, time));
                balances.merge(assignee, (long) -fee, Long::sum);
                earnings += fee;
            }
            if (random.nextBoolean()) {
                events.add(Books.completed(task, assignee, reward, assignments, assignments + 2L, time));
                balances.merge(assignee, (long) reward, Long::sum);
                earnings -= reward;
            }
        }
        IntStream.range(0, 10).forEach(i -> events.add(events.get(random.nextInt(events.size()))));
        Collections.shuffle(events, random);
        for (int start = 0; start < events.size(); ) {
            int end = Math.min(events.size(), start + 1 + random.nextInt(10));
            Books.deliver(events.subList(start, end));
            start = end;
        }
        people.forEach(person -> assertThat(person.balance()).as(name).isEqualTo(balances.get(person.id())));
        assertThat(Books.as(ACCOUNTANT)
                        .get("/api/billing/earnings?from=" + day + "&to=" + day)
                        .expect(200)
                        .json()
                        .path("totalInCents")
                        .asLong())
                .as(name)
                .isEqualTo(earnings);
        close(day).expect(200);
        close(day).expect(200);
        people.forEach(person -> {
            long before = balances.get(person.id());
            assertThat(person.balance()).as(name).isEqualTo(Math.min(before, 0));
            assertThat(payoutsOf(person).contains(day + " " + before)).as(name).isEqualTo(before > 0);
        });
        day = day.plusDays(1);
    }

    @Test
    @Order(6)
    void tenThousandPeopleArePaidInOneClose() {
        Database.rows("billing", """
                with people as (select gen_random_uuid() as person, gen_random_uuid() as entry from generate_series(1, 10000)),
                    entries as (insert into entry select entry, 'CORRECTION', person, cast(? as date), now(), null, null
                        from people returning id)
                insert into posting
                select entry, 'employee:' || person, person, 1234 from people
                union all select entry, 'company:earnings', null, -1234 from people returning 1
                """, day.toString());
        long before = System.nanoTime();
        JsonNode closed = close(day).expect(200).json();
        long took = (System.nanoTime() - before) / 1_000_000;
        System.out.println("close of 10,000 people: " + took + " ms");

        assertThat(closed.path("payouts").asInt()).isGreaterThanOrEqualTo(10_000);
        assertThat(took).isLessThan(60_000);
        Database.rows(
                "billing",
                "with done as (update letter set state = 'SENT' where day = cast(? as date) returning 1) select count(*) from done",
                day.toString());
        Books.areBalanced();
    }
}
