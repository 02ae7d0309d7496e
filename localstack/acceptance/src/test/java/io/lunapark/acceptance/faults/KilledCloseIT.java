package io.lunapark.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lunapark.testing.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runner that is killed while it closes a day pays nobody twice and forgets nobody, and writes one letter to each. */
class KilledCloseIT {

    private static final int KILLS = 4;
    private static final int PEOPLE = 300;
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 3, 28);
    private static final Duration LETTERS = Duration.ofSeconds(150);

    @TempDir
    private Path data;

    @Test
    @Tag("long")
    void everybodyIsPaidOnceOverKillsWithinTheClose() throws Exception {
        Random random = new Random(43);
        for (int round = 0; round < KILLS; round++) {
            RunnerProcess runner = RunnerProcess.start(data);
            try (ExecutorService caller = Executors.newSingleThreadExecutor()) {
                isClosed(runner, round);
                earn(runner, FIRST_DAY.plusDays(round));
                Api api = runner.park().api();
                LocalDate day = FIRST_DAY.plusDays(round);
                caller.submit(() -> close(api, day));
                long end = System.nanoTime()
                        + Duration.ofMillis(random.nextInt(250)).toNanos();
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> System.nanoTime() > end);
                runner.kill();
            } finally {
                runner.kill();
            }
        }
        try (RunnerProcess runner = RunnerProcess.start(data)) {
            isClosed(runner, KILLS);
            await().atMost(LETTERS)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> number(runner, "select count(*) from letter where state <> 'SENT'") == 0);
            try (var letters = Files.list(data.resolve("mail"))) {
                assertThat(letters.filter(letter -> letter.toString().endsWith(".eml")))
                        .hasSize(KILLS * PEOPLE);
            }
        }
    }

    /** All days up to this round, whichever of them was closed before the kill. */
    private static void isClosed(RunnerProcess runner, int rounds) throws SQLException {
        for (int round = 0; round < rounds; round++) {
            LocalDate day = FIRST_DAY.plusDays(round);
            String ofDay = " where day = date '" + day + "'";
            long before = number(runner, "select count(*) from payout" + ofDay);
            assertThat(before).as("all or nothing").isIn(0L, (long) PEOPLE);
            if (round == rounds - 1) {
                runner.park()
                        .api()
                        .post("/api/billing/days/" + day + "/close", "")
                        .expect(200);
            }
            assertThat(number(runner, "select count(*) from payout" + ofDay)).isEqualTo(PEOPLE);
            assertThat(number(runner, "select count(*) from letter" + ofDay)).isEqualTo(PEOPLE);
            assertThat(number(runner, "select count(*) from entry" + ofDay + " and kind = 'PAYOUT'"))
                    .isEqualTo(PEOPLE);
        }
        assertThat(number(runner, "select coalesce(sum(amount_in_cents), 0) from posting"))
                .isZero();
        assertThat(number(runner, "select coalesce(sum(amount_in_cents), 0) from posting where person_id is not null"))
                .as("who was paid has nothing left")
                .isZero();
    }

    private static void close(Api api, LocalDate day) {
        try {
            api.post("/api/billing/days/" + day + "/close", "");
        } catch (UncheckedIOException died) {
            // with the runner
        }
    }

    /** The same people earn on each day. */
    private static void earn(RunnerProcess runner, LocalDate day) throws SQLException {
        try (Connection db = connect(runner);
                PreparedStatement insert = db.prepareStatement("""
                        with people as (
                                select cast(md5('person ' || i) as uuid) as person, gen_random_uuid() as entry
                                from generate_series(1, %d) i),
                            known as (
                                insert into payee select person, 'Somebody', 'somebody@lunapark.example', 'en', 1 from people
                                on conflict do nothing),
                            entries as (
                                insert into entry select entry, 'CORRECTION', person, date '%s', now(), null, null from people)
                        insert into posting
                        select entry, 'employee:' || person, person, 1234 from people
                        union all select entry, 'company:earnings', null, -1234 from people
                        """.formatted(PEOPLE, day))) {
            insert.executeUpdate();
        }
    }

    private static long number(RunnerProcess runner, String query) throws SQLException {
        try (Connection db = connect(runner);
                PreparedStatement statement = db.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Connection connect(RunnerProcess runner) throws SQLException {
        return DriverManager.getConnection(
                runner.address("jdbc") + "?currentSchema=billing",
                runner.address("jdbcUser"),
                runner.address("jdbcPassword"));
    }

    @AfterEach
    void stopWhatWasLeft() throws IOException {
        RunnerProcess.postgres(data).ifPresent(ProcessHandle::destroy);
    }
}
