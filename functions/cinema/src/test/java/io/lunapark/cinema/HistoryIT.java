package io.lunapark.cinema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lunapark.cinema.House.Show;
import io.lunapark.cinema.RandomGuest.Counter;
import io.lunapark.testing.Answer;
import io.lunapark.testing.AtOnce;
import io.lunapark.testing.Database;
import io.lunapark.testing.Functions;
import io.lunapark.testing.LocalStackExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Guests who reserve, pay, pay late, cancel and give back at random, while holds run out, the sweeper runs beside them and
 * events come again: no seat ever has two owners, no cent is lost, and the seat map ends up as Postgres is.
 */
@ExtendWith(LocalStackExtension.class)
class HistoryIT {

    private static final int CALLERS = 8;
    private static final int STEPS = 60;

    /** More of them, for a night: {@code -Dlunapark.attempts=1000000}. */
    private static final int ATTEMPTS = Integer.getInteger("lunapark.attempts", CALLERS * STEPS);

    /** Of one session: its events are read into the memory at once. */
    private static final int MOST_OF_A_SESSION = 8_000;

    @Test
    void noSeatEverHasTwoOwners() {
        Show show = House.show(2, 1);
        for (int done = 0; done < ATTEMPTS; done += MOST_OF_A_SESSION) {
            show = done == 0 ? show : House.show(2, 1);
            play(show, 20_261_129 + done, Math.min(MOST_OF_A_SESSION, ATTEMPTS - done) / CALLERS);
            Functions.invoke("EndOverdueHolds");
            isRight(show);
        }

        Database.rows(
                "cinema",
                "update outbox set published_at = null where position % 3 = 0 and envelope like ? returning position",
                "%" + show.id() + "%");
        Functions.invoke("RelayCinema");
        isRight(show);
        Functions.invoke("RebuildCinemaView");
        isOnTheMap(show);
    }

    /** As if what is sold could be taken, and the database had nothing against it. */
    @Test
    void aGuardThatIsRemovedIsFound() {
        Show show = House.show(2, 60);
        plant("drop index seat_owner_once");
        plant("drop index ticket_of_seat_once");
        try {
            playWithBug(show, "sold", "status = 'available', reservation_id = null");
        } finally {
            String own = "select id from reservation where session_id = '%s'".formatted(show.id());
            plant("delete from ticket where reservation_id in (%s)".formatted(own));
            plant("update reservation_seat set state = 'released' where reservation_id in (%s)".formatted(own));
            plant(
                    "create unique index seat_owner_once on reservation_seat (session_seat_id) where state in ('held', 'sold')");
            plant("create unique index ticket_of_seat_once on ticket (session_seat_id) where refunded_at is null");
        }

        assertThat(ledger(show).faults()).isNotEmpty();
    }

    /** As if a function whose clock is a minute ahead said when a hold is over. */
    @Test
    void aClockThatIsNotTheDatabasesIsFound() {
        Show show = House.show(2, 60);

        playWithBug(show, "held", "held_until = held_until - interval '1 minute'");

        assertThat(ledger(show).faults()).isNotEmpty();
    }

    /** Plays while each seat of the session that gets a status is changed once more. */
    private static void playWithBug(Show show, String status, String change) {
        plant("""
                create function bug_%1$s() returns trigger language plpgsql as $$
                begin
                    update session_seat set %2$s where id = new.id;
                    return null;
                end $$""".formatted(status, change));
        plant("""
                create trigger bug_%1$s after update on session_seat for each row
                when (pg_trigger_depth() = 0 and new.status = '%1$s' and new.session_id = '%2$s')
                execute function bug_%1$s()""".formatted(status, show.id()));
        try {
            play(show, 7, STEPS);
        } finally {
            plant("drop trigger bug_%s on session_seat".formatted(status));
            plant("drop function bug_%s".formatted(status));
        }
    }

    /** Random calls of several guests; the same ones for the same seed, in whatever order they meet. */
    private static void play(Show show, long seed, int steps) {
        List<String> seats =
                show.map().stream().map(seat -> seat.path("id").asText()).toList();
        String secret = House.secret("WebhookSecret");
        List<Supplier<Answer>> guests = new ArrayList<>(IntStream.range(0, CALLERS)
                .<Supplier<Answer>>mapToObj(number -> () -> {
                    RandomGuest guest = new RandomGuest(seed + number);
                    Counter counter = new Counter(
                            show.id(), seats, House.guest(number % 6), House.boxOffice(), House.anyone(), secret);
                    for (int step = 0; step < steps; step++) {
                        Answer last = guest.call(counter);
                        assertThat(last.status()).as(last.text()).isIn(200, 201, 204, 409, 503);
                    }
                    return House.anyone().get(show.path());
                })
                .toList());
        guests.add(() -> {
            for (int i = 0; i < 10; i++) {
                Functions.invoke("EndOverdueHolds");
            }
            return House.anyone().get(show.path());
        });
        AtOnce.all(guests).forEach(answer -> answer.expect(200));
    }

    private static void isRight(Show show) {
        assertThat(ledger(show).faults()).isEmpty();
        assertThat(ledger(show).moneyThatIsLost()).isEmpty();
        isOnTheMap(show);
    }

    /** Soon: a hold may end between the two looks. */
    private static void isOnTheMap(Show show) {
        await().atMost(House.PATIENCE)
                .untilAsserted(
                        () -> assertThat(mapOf(show)).isEqualTo(ledger(show).seats()));
    }

    private static SessionLedger ledger(Show show) {
        return new SessionLedger((sql, parameters) -> Database.rows("cinema", sql, parameters), show.id());
    }

    private static List<String> mapOf(Show show) {
        return show.map().stream().map(seat -> seat.path("status").asText()).toList();
    }

    private static void plant(String sql) {
        try (Connection db = Database.connect("cinema");
                Statement statement = db.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
