package io.lunapark.cinema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.cinema.House.Show;
import io.lunapark.cinema.SeatHistory.Kind;
import io.lunapark.cinema.SeatHistory.Step;
import io.lunapark.localstack.store.Postgres;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.AtOnce;
import io.lunapark.testing.Database;
import io.lunapark.testing.Functions;
import io.lunapark.testing.Json;
import io.lunapark.testing.LocalStackExtension;
import io.lunapark.testing.SharedStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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

    @Test
    void noSeatEverHasTwoOwners() {
        Show show = House.show(2, 1);

        play(show, 20_261_129);

        Functions.invoke("EndOverdueHolds");
        assertThat(faults(show)).isEmpty();
        assertThat(moneyThatIsLost(show)).isEmpty();
        Database.rows(
                "cinema",
                "update outbox set published_at = null where position % 3 = 0 and envelope like ? returning position",
                "%" + show.id() + "%");
        Functions.invoke("RelayCinema");
        await().atMost(House.PATIENCE)
                .untilAsserted(() -> assertThat(mapOf(show)).isEqualTo(postgres(show)));
        Functions.invoke("RebuildCinemaView");
        assertThat(mapOf(show)).isEqualTo(postgres(show));
    }

    /** As if a function whose clock is a minute ahead said when a hold is over. */
    @Test
    void aClockThatIsNotTheDatabasesIsFound() {
        Show show = House.show(2, 60);
        plant("""
                create function end_early() returns trigger language plpgsql as $$
                begin
                    update session_seat set held_until = held_until - interval '1 minute' where id = new.id;
                    return null;
                end $$""");
        plant("""
                create trigger end_early after update on session_seat for each row
                when (pg_trigger_depth() = 0 and new.status = 'held' and new.session_id = '%s')
                execute function end_early()""".formatted(show.id()));
        try {
            play(show, 7);
        } finally {
            plant("drop trigger end_early on session_seat");
            plant("drop function end_early");
        }

        assertThat(faults(show)).isNotEmpty();
    }

    /** Random calls of several guests; the same ones for the same seed, in whatever order they meet. */
    private static void play(Show show, long seed) {
        List<String> seats =
                show.map().stream().map(seat -> seat.path("id").asText()).toList();
        List<Supplier<Answer>> guests = new ArrayList<>(IntStream.range(0, CALLERS)
                .<Supplier<Answer>>mapToObj(number -> () -> {
                    Random random = new Random(seed + number);
                    Answer last = show.reserve(House.guest(number % 6), seats.getFirst());
                    List<Answer> own = new ArrayList<>();
                    for (int step = 0; step < STEPS; step++) {
                        last = step(show, House.guest(number % 6), seats, own, random);
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

    private static Answer step(Show show, Api guest, List<String> seats, List<Answer> own, Random random) {
        int choice = random.nextInt(10);
        if (own.isEmpty() || choice < 5) {
            String[] wanted = random.ints(0, seats.size())
                    .distinct()
                    .limit(1 + random.nextInt(3))
                    .mapToObj(seats::get)
                    .toArray(String[]::new);
            Answer reservation = show.reserve(guest, wanted);
            if (reservation.status() == 201) {
                own.add(reservation);
            }
            return reservation;
        }
        Answer reservation = own.get(random.nextInt(own.size()));
        String payment = House.paymentOf(reservation);
        long cents = reservation.json().path("totalInCents").asLong();
        return switch (choice) {
            case 5 -> guest.delete(reservation.header("Location"));
            case 6 -> House.webhook("m-" + payment, payment, cents);
            case 7 -> House.webhook("m-" + UUID.randomUUID(), payment, cents);
            case 8 -> House.pay(guest, reservation);
            default -> giveBack(guest, payment);
        };
    }

    private static Answer giveBack(Api guest, String payment) {
        Answer paid = guest.get("/api/payments/" + payment).expect(200);
        return paid.json().path("saleId").isTextual()
                ? House.boxOffice()
                        .post("/api/sales/" + paid.json().path("saleId").asText() + "/refund", "{}")
                : paid;
    }

    private static List<String> faults(Show show) {
        Map<String, List<Step>> steps = new HashMap<>();
        Map<String, Instant> soldAt = new HashMap<>();
        Database.rows(
                        "cinema",
                        "select id, sold_at from reservation where session_id = ? and sold_at is not null",
                        UUID.fromString(show.id()))
                .forEach(row -> soldAt.put(row.get("id").toString(), ((Timestamp) row.get("sold_at")).toInstant()));
        Database.rows("cinema", """
                        select envelope from outbox
                        where type in ('ReservationCreated', 'PaymentConfirmed', 'SeatReleased') and envelope like ?
                        """, "%" + show.id() + "%")
                .forEach(row -> add(Json.read(row.get("envelope").toString()), steps, soldAt));
        List<String> faults = new ArrayList<>();
        steps.forEach((seat, history) -> faults.addAll(SeatHistory.faults(history)));
        return faults;
    }

    private static void add(JsonNode event, Map<String, List<Step>> steps, Map<String, Instant> soldAt) {
        JsonNode reservation = event.at("/data/reservation");
        String owner = reservation.path("id").asText();
        Instant at = Instant.parse(event.path("time").asText());
        switch (event.path("type").asText()) {
            case "ReservationCreated" ->
                reservation
                        .path("seats")
                        .forEach(seat -> add(
                                steps,
                                seat,
                                Kind.HELD,
                                owner,
                                Instant.parse(reservation.path("createdAt").asText()),
                                Instant.parse(reservation.path("expiresAt").asText())));
            case "PaymentConfirmed" ->
                reservation
                        .path("seats")
                        .forEach(seat -> add(steps, seat, Kind.SOLD, owner, soldAt.getOrDefault(owner, at), null));
            default -> add(steps, event.at("/data/seat"), Kind.RELEASED, null, at, null);
        }
    }

    private static void add(
            Map<String, List<Step>> steps,
            JsonNode seat,
            Kind kind,
            @Nullable String owner,
            Instant at,
            @Nullable Instant until) {
        steps.computeIfAbsent(seat.path("id").asText(), id -> new ArrayList<>())
                .add(new Step(seat.path("version").asLong(), kind, owner, at, until));
    }

    /** Payments whose money is neither in seats that are sold nor given back. */
    private static List<Map<String, Object>> moneyThatIsLost(Show show) {
        return Database.rows("cinema", """
                select payment.id, payment.status, amount_in_cents, refunded_in_cents, sold from payment
                    join reservation on reservation.id = payment.reservation_id,
                    lateral (select coalesce(sum(price_in_cents), 0) as sold from reservation_seat claim
                             where claim.reservation_id = reservation.id and claim.state = 'sold') seats
                where session_id = ? and (
                    payment.status in ('APPROVED', 'REFUNDED') and amount_in_cents <> sold + refunded_in_cents
                    or payment.status in ('PENDING', 'EXPIRED') and sold + refunded_in_cents <> 0)
                """, UUID.fromString(show.id()));
    }

    private static List<String> mapOf(Show show) {
        return show.map().stream().map(seat -> seat.path("status").asText()).toList();
    }

    private static List<String> postgres(Show show) {
        return Database.rows("cinema", """
                        select case when status = 'held' and held_until <= clock_timestamp() then 'available' else status end
                            as status
                        from session_seat where session_id = ? order by place
                        """, UUID.fromString(show.id())).stream()
                .map(row -> row.get("status").toString())
                .toList();
    }

    private static void plant(String sql) {
        Postgres postgres = SharedStack.running().postgres();
        try (Connection db = DriverManager.getConnection(
                        postgres.url() + "?currentSchema=cinema", postgres.adminUser(), postgres.adminPassword());
                Statement statement = db.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
