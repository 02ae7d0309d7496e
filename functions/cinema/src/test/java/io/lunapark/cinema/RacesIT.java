package io.lunapark.cinema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lunapark.cinema.House.Show;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.AtOnce;
import io.lunapark.testing.Database;
import io.lunapark.testing.LocalStackExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Guests who want the same at the same moment: exactly one outcome each. */
@ExtendWith(LocalStackExtension.class)
class RacesIT {

    @Test
    void ofManyForOneSeatExactlyOneGetsIt() {
        Show show = House.show(2, 60);
        String seat = show.seat(0);

        List<Answer> answers = AtOnce.all(IntStream.range(0, 60)
                .<Supplier<Answer>>mapToObj(caller -> () -> show.reserve(House.guest(caller % 6), seat))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> answer.expectProblem(409, "seat-not-available"));
    }

    @Test
    void twoWhoWantTheSameSeatsInOppositeOrderDoNotStopEachOther() {
        long deadlocks = deadlocks();
        Show show = House.show(10, 60);
        List<String> seats =
                show.map().stream().map(seat -> seat.path("id").asText()).toList();

        for (int i = 0; i + 2 < seats.size(); i += 4) {
            String one = seats.get(i);
            String three = seats.get(i + 2);
            List<Answer> answers = AtOnce.all(List.of(
                    () -> show.reserve(House.guest(1), one, three), () -> show.reserve(House.guest(2), three, one)));
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        }

        assertThat(deadlocks()).isEqualTo(deadlocks);
    }

    @Test
    void tenPeopleForTheLastTwoSeatsAreTwoReservations() {
        Show show = House.show(2, 60);
        List<String> seats =
                show.map().stream().map(seat -> seat.path("id").asText()).toList();
        show.reserve(House.guest(0), seats.subList(0, 10).toArray(String[]::new))
                .expect(201);
        show.reserve(House.guest(0), seats.subList(10, 14).toArray(String[]::new))
                .expect(201);

        List<Answer> answers = AtOnce.all(IntStream.range(0, 10)
                .<Supplier<Answer>>mapToObj(
                        caller -> () -> show.reserve(House.guest(caller % 6), seats.get(14 + caller % 2)))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(2);
        assertThat(show.metrics().path("reservations").asInt()).isEqualTo(4);
    }

    @Test
    void aHundredSeatsForAThousandCallersAreAHundredReservations() {
        Show show = House.show(13, 300);
        List<String> seats = show.map().stream()
                .limit(100)
                .map(seat -> seat.path("id").asText())
                .toList();

        List<Answer> won = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            int shift = round;
            won.addAll(AtOnce.all(IntStream.range(0, 100)
                            .<Supplier<Answer>>mapToObj(caller ->
                                    () -> show.reserve(House.guest(caller % 6), seats.get((caller + 7 * shift) % 100)))
                            .toList())
                    .stream()
                    .filter(answer -> answer.status() == 201)
                    .toList());
        }
        won.subList(0, 50)
                .forEach(
                        reservation -> House.pay(House.boxOffice(), reservation).expect(200));

        assertThat(won).hasSize(100);
        assertThat(show.metrics().path("reservations").asInt()).isEqualTo(100);
        assertThat(show.metrics().path("sales").asInt()).isEqualTo(50);
        assertThat(show.metrics().path("conversionPercent").asDouble()).isEqualTo(50.0);
    }

    @Test
    void whenPaymentAndCancellationMeetOneOfThemIsToldNo() {
        Show show = House.show(2, 60);
        for (int place = 0; place < 16; place++) {
            String seat = show.seat(place);
            Answer reservation = show.reserve(House.guest(1), seat).expect(201);

            List<Answer> answers = AtOnce.all(List.of(
                    () -> House.pay(House.guest(1), reservation),
                    () -> House.guest(1).delete(reservation.header("Location"))));

            String payment = paymentStatus(House.guest(1), reservation);
            if (answers.get(1).status() == 204) {
                assertThat(payment).isIn("EXPIRED", "REFUNDED");
                show.reserve(House.guest(2), seat).expect(201);
            } else {
                answers.get(1).expectProblem(409, "reservation-is-sold");
                assertThat(payment).isEqualTo("APPROVED");
                show.reserve(House.guest(2), seat).expectProblem(409, "seat-not-available");
            }
        }
    }

    @Test
    void whenAPaymentComesAtTheEndOfTheHoldTheSeatHasOneOwner() {
        Show show = House.show(2, 1);
        for (int place = 0; place < 6; place++) {
            String seat = show.seat(place);
            Answer reservation = show.reserve(House.guest(1), seat).expect(201);
            Instant end = Instant.parse(reservation.json().path("expiresAt").asText());
            await().pollInterval(Duration.ofMillis(1))
                    .until(() -> !Instant.now().isBefore(end.minusMillis(2)));

            List<Answer> answers = AtOnce.all(
                    List.of(() -> House.pay(House.guest(1), reservation), () -> show.reserve(House.guest(2), seat)));

            boolean othersHaveIt = answers.get(1).status() == 201;
            assertThat(answers.get(0).expect(200).json().path("status").asText())
                    .isEqualTo(othersHaveIt ? "REFUNDED" : "APPROVED");
        }
    }

    @Test
    void aPaymentThatIsToldOfManyTimesIsOneSale() {
        Show show = House.show(2, 60);
        String message = "m-" + UUID.randomUUID();
        Answer reservation =
                show.reserve(House.guest(1), show.seat(0), show.seat(1)).expect(201);
        String payment = House.paymentOf(reservation);
        String confirm = "/api/payments/" + payment + "/confirm";

        List<Supplier<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String key = "key-" + i;
            calls.add(() -> House.guest(1).post(confirm, "", "Idempotency-Key", key));
            calls.add(() -> House.webhook(message, payment, 5000));
            calls.add(() -> House.webhook(message + key, payment, 5000));
        }
        List<Answer> answers = AtOnce.all(calls);

        assertThat(answers)
                .allSatisfy(answer -> assertThat(
                                answer.expect(200).json().path("status").asText())
                        .isEqualTo("APPROVED"));
        assertThat(answers.stream().map(answer -> answer.json().path("saleId")).distinct())
                .hasSize(1);
        assertThat(Database.rows(
                        "cinema", "select id from ticket where reservation_id = ?", UUID.fromString(reservation.id())))
                .hasSize(2);
    }

    @Test
    void aTicketIsUsedOrGivenBack() {
        Show show = House.show(2, 60);
        for (int place = 0; place < 8; place++) {
            Answer reservation = show.reserve(House.guest(1), show.seat(place)).expect(201);
            String sale = House.pay(House.guest(1), reservation)
                    .expect(200)
                    .json()
                    .path("saleId")
                    .asText();
            String code = House.guest(1)
                    .get("/api/purchases")
                    .expect(200)
                    .items()
                    .getFirst()
                    .at("/tickets/0/code")
                    .asText();

            List<Answer> answers = AtOnce.all(List.of(
                    () -> House.boxOffice().post("/api/sales/" + sale + "/refund", "{}"),
                    () -> House.boxOffice()
                            .post("/api/tickets/check-in", Map.of("code", code, "entrance", "Main entrance"))));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        }
    }

    private static String paymentStatus(Api owner, Answer reservation) {
        return owner.get("/api/payments/" + House.paymentOf(reservation))
                .expect(200)
                .json()
                .path("status")
                .asText();
    }

    private static long deadlocks() {
        return (long)
                Database.rows("cinema", "select deadlocks from pg_stat_database where datname = current_database()")
                        .getFirst()
                        .get("deadlocks");
    }
}
