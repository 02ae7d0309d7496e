package io.lunapark.cinema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.cinema.House.Show;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.AtOnce;
import io.lunapark.testing.Database;
import io.lunapark.testing.LocalStackExtension;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Money that the box office takes, in cash or by card. */
@ExtendWith(LocalStackExtension.class)
class BoxOfficeIT {

    @Test
    void takingsAreCountedByTheMeansOfPayment() {
        Show show = House.show(2, 30);
        Api desk = House.boxOffice();
        Answer cash = show.reserve(desk, show.seat(0), show.seat(1)).expect(201);
        Answer card = show.reserve(desk, show.seat(2)).expect(201);
        Answer online = show.reserve(House.guest(1), show.seat(3)).expect(201);

        JsonNode taken = take(desk, cash, "cash").expect(200).json();
        take(desk, card, "card").expect(200);
        JsonNode paid = House.pay(House.guest(1), online).expect(200).json();

        assertThat(taken.path("status").asText()).isEqualTo("APPROVED");
        assertThat(taken.path("means").asText()).isEqualTo("cash");
        assertThat(take(desk, cash, "cash").expect(200).json()).isEqualTo(taken);
        assertThat(paid.path("means").isNull()).isTrue();
        assertThat(desk.get("/api/purchases").expect(200).items())
                .filteredOn(one -> one.path("sessionId").asText().equals(show.id()))
                .extracting(one -> one.path("means").asText())
                .containsExactly("card", "cash");

        refund(taken, show.seat(0));
        refund(paid, show.seat(3));
        assertThat(show.metrics().path("takings"))
                .extracting(
                        one -> one.path("means").asText(null),
                        one -> one.path("payments").asInt(),
                        one -> one.path("amountInCents").asInt())
                .containsExactly(tuple(null, 1, 0), tuple("card", 1, 2500), tuple("cash", 1, 2500));
        assertThat(show.metrics().at("/revenue/0/amountInCents").asInt()).isEqualTo(5000);
        await("only the provider's own money is told to it")
                .atMost(House.PATIENCE)
                .until(() -> refundsTold(paid) == 1);
        assertThat(refundsTold(taken)).isZero();
    }

    @Test
    void onlyTheBoxOfficeSaysHowAndOnlyOnce() {
        Show show = House.show(2, 30);
        Answer reservation = show.reserve(House.guest(1), show.seat(0)).expect(201);

        take(House.guest(1), reservation, "cash").expect(403);
        take(House.manager(), reservation, "cash").expect(403);
        assertThat(take(House.boxOffice(), reservation, "stones").expect(400).badFields())
                .singleElement()
                .asString()
                .startsWith("means ");
        take(House.boxOffice(), reservation, "card").expect(200);
        take(House.boxOffice(), reservation, "cash").expectProblem(409, "already-paid");
        House.pay(House.guest(1), reservation).expectProblem(409, "already-paid");

        Answer cancelled = show.reserve(House.guest(1), show.seat(1)).expect(201);
        House.guest(1).delete(cancelled.header("Location")).expect(204);
        take(House.boxOffice(), cancelled, "cash").expectProblem(409, "reservation-is-cancelled");
        House.boxOffice()
                .post("/api/payments/" + UUID.randomUUID() + "/take", Map.of("means", "cash"))
                .expectProblem(404, "payment-not-found");
    }

    @Test
    void whatTheProviderHasCapturedAsWellGoesBackOnce() {
        Show show = House.show(2, 30);
        Answer reservation = show.reserve(House.guest(1), show.seat(0)).expect(201);
        String payment = House.paymentOf(reservation);
        JsonNode taken =
                take(House.boxOffice(), reservation, "cash").expect(200).json();

        for (String message : List.of("a-" + payment, "a-" + payment, "b-" + payment)) {
            assertThat(House.webhook(message, payment, 2500).expect(200).json()).isEqualTo(taken);
        }
        House.webhook("c-" + payment, payment, 1).expectProblem(409, "amount-differs");

        await("the provider is told").atMost(House.PATIENCE).until(() -> refundsTold(taken) == 1);
        assertThat(Database.rows(
                        "cinema", "select amount_in_cents from refund where payment_id = ?", UUID.fromString(payment)))
                .extracting(row -> row.get("amount_in_cents"))
                .containsExactly(2500L);
        assertThat(show.metrics().at("/revenue/0/amountInCents").asInt()).isEqualTo(2500);
    }

    @Test
    void cashAndCardAndTheProviderAtOnceAreOneSale() {
        Show show = House.show(2, 30);
        for (int place = 0; place < 8; place++) {
            Answer reservation = show.reserve(House.guest(1), show.seat(place)).expect(201);
            String payment = House.paymentOf(reservation);

            List<Answer> answers = AtOnce.all(List.of(
                    () -> take(House.boxOffice(), reservation, "cash"),
                    () -> take(House.boxOffice(), reservation, "card"),
                    () -> House.webhook("m-" + payment, payment, 2500)));

            List<Answer> atTheDesk = answers.subList(0, 2);
            assertThat(answers.get(2).status()).isEqualTo(200); // sold, or given back
            assertThat(atTheDesk).extracting(Answer::status).contains(409).isSubsetOf(200, 409);
            String means = atTheDesk.stream()
                    .filter(answer -> answer.status() == 200)
                    .map(answer -> answer.json().path("means").asText())
                    .findFirst()
                    .orElse(null);
            assertThat(Database.rows("cinema", "select means from payment where id = ?", UUID.fromString(payment)))
                    .extracting(row -> row.get("means"))
                    .containsExactly(means);
        }
    }

    @Test
    void moneyThatIsLateWantsAttention() {
        JsonNode before = House.attention();
        Show show = House.show(2, 1);
        Answer late = show.reserve(House.guest(1), show.seat(0)).expect(201);
        Answer next = await().atMost(House.PATIENCE)
                .until(() -> show.reserve(House.guest(2), show.seat(0)), answer -> answer.status() == 201);
        House.pay(House.guest(2), next).expect(200);
        House.pay(House.guest(1), late).expect(200);
        UUID payment = UUID.fromString(House.paymentOf(late));
        await().atMost(House.PATIENCE)
                .until(() -> Database.rows("cinema", "delete from refund where payment_id = ? returning id", payment)
                                .size()
                        == 1);
        assertThat(House.attention().path("latePayments").asInt())
                .isGreaterThan(before.path("latePayments").asInt());

        Database.rows(
                "cinema",
                "update outbox set stored_at = stored_at - interval '6 minutes' where subject = ? returning position",
                "payment/" + payment);

        assertThat(House.attention().path("lateRefunds").asInt())
                .isGreaterThan(before.path("lateRefunds").asInt());
    }

    private static Answer take(Api desk, Answer reservation, String means) {
        return desk.post("/api/payments/" + House.paymentOf(reservation) + "/take", Map.of("means", means));
    }

    private static void refund(JsonNode payment, String seat) {
        House.boxOffice()
                .post("/api/sales/" + payment.path("saleId").asText() + "/refund", Map.of("seatIds", List.of(seat)))
                .expect(200);
    }

    private static int refundsTold(JsonNode payment) {
        return Database.rows(
                        "cinema",
                        "select id from refund where payment_id = ?",
                        UUID.fromString(payment.path("id").asText()))
                .size();
    }
}
