package io.lunapark.cinema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.cinema.House.Show;
import io.lunapark.kernel.seal.AuditKey;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.Database;
import io.lunapark.testing.LocalStackExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The cinema's story, as its page of the specification tells it. */
@ExtendWith(LocalStackExtension.class)
class CinemaIT {

    @Test
    void aGuestFindsASessionHoldsSeatsPaysAndIsLetInOnce() {
        Show show = House.show(2, 30);
        Api guest = House.guest(1);
        String seat = show.seat(0);
        String other = show.seat(1);

        Answer reservation = show.reserve(guest, seat, other).expect(201);
        assertThat(reservation.json().path("status").asText()).isEqualTo("pending");
        assertThat(reservation.json().path("totalInCents").asInt()).isEqualTo(5000);
        assertThat(Instant.parse(reservation.json().path("expiresAt").asText())).isAfter(Instant.now());
        assertThat(guest.get(reservation.header("Location")).expect(200).id()).isEqualTo(reservation.id());
        show.awaitStatus(seat, "held");
        assertThat(guest.get("/api/payments?status=PENDING").expect(200).items())
                .anyMatch(payment -> payment.path("id").asText().equals(House.paymentOf(reservation)));

        Answer paid = House.pay(guest, reservation).expect(200);
        assertThat(paid.json().path("status").asText()).isEqualTo("APPROVED");
        assertThat(House.pay(guest, reservation).expect(200).json()).isEqualTo(paid.json());
        show.awaitStatus(seat, "sold");

        JsonNode purchase = guest.get("/api/purchases").expect(200).items().getFirst();
        assertThat(purchase.path("movieTitle").asText()).isEqualTo("Movie X");
        assertThat(purchase.path("tickets")).hasSize(2);
        JsonNode ticket = guest.get(
                        "/api/tickets/" + purchase.at("/tickets/0/id").asText())
                .expect(200)
                .json();
        String code = ticket.path("code").asText();
        assertThat(QrPicture.read(ticket.path("qr").asText())).isEqualTo(code);
        String key = House.anyone()
                .get("/api/tickets/key")
                .expect(200)
                .json()
                .path("publicKey")
                .asText();
        assertThat(TicketCode.read(code, AuditKey.publicKey(key)))
                .hasValueSatisfying(said -> assertThat(said.sessionId()).hasToString(show.id()));

        Map<String, String> shown = Map.of("code", code, "entrance", "Main entrance");
        House.boxOffice().post("/api/tickets/check-in", shown).expect(200);
        Answer again = House.boxOffice().post("/api/tickets/check-in", shown).expectProblem(409, "ticket-already-used");
        assertThat(again.json().path("detail").asText()).contains("Main entrance");
        House.guest(2).get("/api/tickets/" + ticket.path("id").asText()).expectProblem(404, "ticket-not-found");
    }

    @Test
    void whatIsTakenIsRefusedAndTheSeatsInConflictAreNamed() {
        Show show = House.show(2, 30);
        List<String> seats =
                show.map().stream().map(seat -> seat.path("id").asText()).toList();
        show.reserve(House.guest(1), seats.get(0)).expect(201);

        Answer refused =
                show.reserve(House.guest(2), seats.get(0), seats.get(1)).expectProblem(409, "seat-not-available");
        assertThat(refused.json().path("detail").asText()).contains("A1").doesNotContain("A2");
        assertThat(refused.badFields()).containsExactly("seatIds seat-not-available");
        show.reserve(House.guest(2), seats.get(1)).expect(201);
        Show elsewhere = House.show(2, 30);
        elsewhere.reserve(House.guest(2), seats.get(2)).expectProblem(404, "seat-not-found");
        assertThat(show.reserve(House.guest(2)).expect(400).badFields()).containsExactly("seatIds too-few");
    }

    @Test
    void aHoldThatIsOverIsFreeForTheNextAtThatMoment() {
        Show show = House.show(2, 1);
        String seat = show.seat(3);
        Answer first = show.reserve(House.guest(1), seat).expect(201);
        Instant over = Instant.parse(first.json().path("expiresAt").asText());

        Answer second = await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(House.PATIENCE)
                .until(() -> show.reserve(House.guest(2), seat), answer -> answer.status() == 201);

        assertThat(Instant.parse(second.json().path("createdAt").asText())).isAfterOrEqualTo(over);
        assertThat(House.guest(1)
                        .get(first.header("Location"))
                        .expect(200)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("expired");
    }

    @Test
    void aLatePaymentTakesTheSeatsAgainOrGoesBack() {
        Show show = House.show(2, 1);
        String free = show.seat(0);
        String gone = show.seat(1);
        Answer lucky = show.reserve(House.guest(1), free).expect(201);
        Answer late = show.reserve(House.guest(1), gone).expect(201);
        await().atMost(House.PATIENCE)
                .until(() -> show.reserve(House.guest(2), gone).status() == 201);

        assertThat(House.pay(House.guest(1), lucky)
                        .expect(200)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("APPROVED");
        JsonNode refunded = House.pay(House.guest(1), late).expect(200).json();
        assertThat(refunded.path("status").asText()).isEqualTo("REFUNDED");
        assertThat(refunded.path("reason").asText()).isEqualTo("seatsGone");
        assertThat(refunded.path("refundedInCents").asInt()).isEqualTo(2500);
    }

    @Test
    void othersNeitherSeeNorPayNorCancelWhatIsNotTheirs() {
        Show show = House.show(2, 30);
        Answer reservation = show.reserve(House.guest(1), show.seat(0)).expect(201);
        Api other = House.guest(2);

        other.get(reservation.header("Location")).expectProblem(404, "reservation-not-found");
        other.delete(reservation.header("Location")).expectProblem(404, "reservation-not-found");
        other.get("/api/payments/" + House.paymentOf(reservation)).expectProblem(404, "payment-not-found");
        House.pay(other, reservation).expectProblem(404, "payment-not-found");
        House.pay(House.boxOffice(), reservation).expect(200);
        House.anyone().post(show.path() + "/reservations", "{}").expect(401);
        assertThat(House.anyone().get(show.path() + "/seats").text()).doesNotContain(House.userId(House.guest(1)));
    }

    @Test
    void whatIsCancelledIsFreeAtOnceAndCannotBePaid() {
        Show show = House.show(2, 30);
        Api guest = House.guest(1);
        String seat = show.seat(0);
        Answer reservation = show.reserve(guest, seat).expect(201);

        guest.delete(reservation.header("Location")).expect(204);
        guest.delete(reservation.header("Location")).expect(204);
        show.reserve(House.guest(2), seat).expect(201);
        House.pay(guest, reservation).expectProblem(409, "reservation-is-cancelled");
        JsonNode back = House.webhook("m-" + UUID.randomUUID(), House.paymentOf(reservation), 2500)
                .expect(200)
                .json();
        assertThat(back.path("status").asText()).isEqualTo("REFUNDED");
        assertThat(back.path("reason").asText()).isEqualTo("reservationCancelled");
    }

    @Test
    void aRoomIsDrawnSeatBySeatAllOrNone() {
        String room = House.manager()
                .post("/api/rooms", Map.of("name", "Drawn " + UUID.randomUUID()))
                .expect(201)
                .id();
        Map<String, Object> wheelchair = Map.of("row", "B", "column", 1, "kind", "accessible");
        Map<String, Object> front = Map.of("row", "A", "column", 3, "zone", "front");
        String path = "/api/rooms/" + room + "/seats/batch";

        House.manager().post(path, Map.of("seats", List.of(wheelchair, front))).expect(201);
        List<JsonNode> seats =
                House.manager().get("/api/rooms/" + room + "/seats").expect(200).items();
        assertThat(seats).extracting(seat -> seat.path("kind").asText()).containsExactly("accessible", "standard");
        assertThat(seats.get(1).path("zone").asText()).isEqualTo("front");

        Map<String, Object> more = Map.of("row", "C", "column", 1);
        House.manager().post(path, Map.of("seats", List.of(more, front))).expectProblem(409, "seat-already-exists");
        House.manager().post(path, Map.of("seats", List.of(more))).expect(201);
        assertThat(bad(path, Map.of())).containsExactly("rows required");
        assertThat(bad(path, Map.of("rows", 2))).containsExactly("columns required");
        assertThat(bad(path, Map.of("rows", 2, "seats", List.of(more)))).containsExactly("rows invalid-value");
        assertThat(bad(path, Map.of("zone", "front", "seats", List.of(more)))).containsExactly("zone invalid-value");
        assertThat(bad(path, Map.of("seats", List.of(Map.of("row", "C", "column", 0)))))
                .containsExactly("seats[0].column out-of-range");
    }

    private static List<String> bad(String path, Map<String, Object> body) {
        return House.manager().post(path, body).expect(400).badFields();
    }

    @Test
    void theBoxOfficeSeesATicketThatItMayTakeBackWithoutItsCode() {
        Show show = House.show(2, 30);
        Api guest = House.guest(1);
        House.pay(guest, show.reserve(guest, show.seat(0)).expect(201)).expect(200);
        String ticket = guest.get("/api/purchases?limit=1")
                .expect(200)
                .json()
                .at("/items/0/tickets/0/id")
                .asText();

        JsonNode seen =
                House.boxOffice().get("/api/tickets/" + ticket).expect(200).json();

        assertThat(seen.path("row").asText()).isEqualTo("A");
        assertThat(seen.path("code").isNull() && seen.path("qr").isNull()).isTrue();
        assertThat(guest.get("/api/tickets/" + ticket)
                        .expect(200)
                        .json()
                        .path("code")
                        .asText())
                .startsWith("LP1.");
        House.guest(2).get("/api/tickets/" + ticket).expectProblem(404, "ticket-not-found");
    }

    @Test
    void aTicketStartsWhenItsSessionDoesAlsoAfterItWasMoved() {
        Show show = House.show(2, 30);
        Api guest = House.guest(1);
        House.pay(guest, show.reserve(guest, show.seat(0)).expect(201)).expect(200);
        JsonNode before = guest.get("/api/purchases?limit=1").expect(200).json().at("/items/0/tickets/0");
        Instant later = Instant.parse(before.path("startsAt").asText()).plus(Duration.ofHours(3));

        House.manager().put(show.path(), Map.of("startsAt", later.toString())).expect(200);

        JsonNode after = guest.get("/api/tickets/" + before.path("id").asText())
                .expect(200)
                .json();
        assertThat(Instant.parse(after.path("startsAt").asText())).isEqualTo(later);
        assertThat(after.path("code").asText()).isNotEqualTo(before.path("code").asText());
        String printedBefore = before.path("code").asText();
        House.boxOffice()
                .post("/api/tickets/check-in", Map.of("code", printedBefore, "entrance", "Main hall"))
                .expect(200);
        House.boxOffice()
                .post("/api/tickets/check-in", Map.of("code", after.path("code").asText(), "entrance", "Main hall"))
                .expectProblem(409, "ticket-already-used");
    }

    @Test
    void theProviderIsBelievedOnlyWithItsSignature() {
        Show show = House.show(2, 30);
        Answer reservation = show.reserve(House.guest(1), show.seat(0)).expect(201);
        String payment = House.paymentOf(reservation);
        Map<String, Object> message = Map.of(
                "id",
                "m-" + payment,
                "type",
                "captured",
                "paymentId",
                payment,
                "amountInCents",
                2500,
                "currency",
                "PLN");

        House.anyone().post("/api/payments/webhook", message).expectProblem(401, "webhook-not-genuine");
        House.anyone()
                .post(
                        "/api/payments/webhook",
                        message,
                        WebhookSignature.HEADER,
                        WebhookSignature.sign("{}", Instant.now(), "x"))
                .expectProblem(401, "webhook-not-genuine");
        House.webhook("m-" + payment, payment, 1).expectProblem(409, "amount-differs");
        Answer told = House.webhook("m-" + payment, payment, 2500).expect(200);
        assertThat(told.json().path("status").asText()).isEqualTo("APPROVED");
        assertThat(House.webhook("m-" + payment, payment, 2500).expect(200).json())
                .isEqualTo(told.json());
        assertThat(House.pay(House.guest(1), reservation).expect(200).json()).isEqualTo(told.json());
    }

    @Test
    void ticketsAreGivenBackInPartAndWhole() {
        Show show = House.show(2, 30);
        Api guest = House.guest(1);
        String seat = show.seat(0);
        Answer reservation = show.reserve(guest, seat, show.seat(1)).expect(201);
        String sale =
                House.pay(guest, reservation).expect(200).json().path("saleId").asText();
        String refund = "/api/sales/" + sale + "/refund";

        guest.post(refund, "{}").expect(403);
        JsonNode part = House.boxOffice()
                .post(refund, Map.of("seatIds", List.of(seat)))
                .expect(200)
                .json();
        assertThat(part.path("status").asText()).isEqualTo("APPROVED");
        assertThat(part.path("refundedInCents").asInt()).isEqualTo(2500);
        House.boxOffice().post(refund, Map.of("seatIds", List.of(seat))).expectProblem(409, "already-refunded");
        show.awaitStatus(seat, "available");
        show.reserve(House.guest(2), seat).expect(201);
        JsonNode whole = House.boxOffice().post(refund, "{}").expect(200).json();
        assertThat(whole.path("status").asText()).isEqualTo("REFUNDED");
        assertThat(whole.path("refundedInCents").asInt()).isEqualTo(5000);
        assertThat(guest.get("/api/payments?status=REFUNDED").expect(200).items())
                .anyMatch(payment -> payment.path("id").asText().equals(House.paymentOf(reservation)));
        await("the provider is told")
                .atMost(House.PATIENCE)
                .untilAsserted(() -> assertThat(Database.rows(
                                "cinema",
                                "select amount_in_cents from refund where payment_id = ?",
                                UUID.fromString(House.paymentOf(reservation))))
                        .extracting(row -> row.get("amount_in_cents"))
                        .containsExactly(2500L, 2500L));
    }

    @Test
    void aCancelledSessionPaysEverybodyBackAndSellsNothing() {
        Show show = House.show(2, 30);
        Answer sold = show.reserve(House.guest(1), show.seat(0)).expect(201);
        House.pay(House.guest(1), sold).expect(200);
        Answer pending = show.reserve(House.guest(2), show.seat(1)).expect(201);

        House.manager().post(show.path() + "/cancel", "").expect(200);
        House.manager().post(show.path() + "/cancel", "").expect(200);

        show.awaitStatus(show.seat(5), "blocked");
        show.reserve(House.guest(1), show.seat(5)).expectProblem(409, "session-is-cancelled");
        assertThat(House.guest(1)
                        .get("/api/payments/" + House.paymentOf(sold))
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("REFUNDED");
        assertThat(House.guest(2)
                        .get(pending.header("Location"))
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("cancelled");
        assertThat(House.webhook("m-" + pending.id(), House.paymentOf(pending), 2500)
                        .json()
                        .path("reason")
                        .asText())
                .isEqualTo("sessionCancelled");
    }

    @Test
    void aSessionNeedsSeatsAFutureAndTheRoomForItself() {
        String movie = House.movie();
        String small = House.room(1, 8);
        String room = House.room(2, 8);
        Instant start = House.inHours(3);

        Answer few = House.manager().post("/api/sessions", House.terms(movie, small, start, 30));
        assertThat(few.expectProblem(400, "not-enough-seats").badFields()).containsExactly("roomId not-enough-seats");
        House.manager()
                .post("/api/sessions", House.terms(movie, room, Instant.now().minusSeconds(1), 30))
                .expectProblem(400, "starts-in-the-past");
        Map<String, Object> cheap = House.terms(movie, room, start, 30);
        cheap.put("priceInCents", -1);
        assertThat(House.manager().post("/api/sessions", cheap).expect(400).badFields())
                .containsExactly("priceInCents out-of-range");
        Map<String, Object> zones = House.terms(movie, room, start, 30);
        zones.put("zonePrices", Map.of("balcony", 100));
        assertThat(House.manager().post("/api/sessions", zones).expect(400).badFields())
                .containsExactly("zonePrices zone-not-found");
        zones.put("zonePrices", Collections.singletonMap("balcony", null));
        zones.put("startsAt", "+300000-01-01T00:00:00Z");
        assertThat(House.manager().post("/api/sessions", zones).expect(400).badFields())
                .containsExactlyInAnyOrder("zonePrices.balcony required", "startsAt invalid-format");
        Map<String, Object> usual = House.terms(movie, room, start, 30);
        usual.remove("holdSeconds");
        Answer scheduled = House.manager().post("/api/sessions", usual).expect(201);
        assertThat(scheduled.json().path("holdSeconds").asInt()).isEqualTo(30);
        String session = scheduled.id();
        House.manager()
                .post("/api/sessions", House.terms(movie, room, start.plusSeconds(134 * 60), 30))
                .expectProblem(409, "room-occupied");
        Answer next = House.manager()
                .post("/api/sessions", House.terms(movie, room, start.plusSeconds(135 * 60), 30))
                .expect(201);
        House.manager()
                .put(
                        "/api/sessions/" + session,
                        Map.of("startsAt", start.plusSeconds(60).toString()))
                .expectProblem(409, "room-occupied");
        Answer changed = House.manager()
                .put("/api/sessions/" + next.id(), Map.of("priceInCents", 2700), "If-Match", next.header("ETag"))
                .expect(200);
        assertThat(changed.json().path("priceInCents").asInt()).isEqualTo(2700);
        House.manager()
                .put("/api/sessions/" + next.id(), Map.of("priceInCents", 2800), "If-Match", next.header("ETag"))
                .expectProblem(412, "stale-version");
        House.manager()
                .post("/api/rooms/" + room + "/seats", Map.of("row", "A", "column", 1))
                .expectProblem(409, "seat-already-exists");
    }

    @Test
    void sessionsAreFoundByTheirStartAlsoWhenTheyWereMoved() {
        String movie = House.movie();
        Instant start = Instant.parse("2031-05-01T10:00:00Z");
        List<String> ids = new ArrayList<>();
        for (int hours : List.of(4, 2, 0, 6)) {
            ids.add(House.showWith(16, House.terms(movie, House.room(2, 8), start.plus(Duration.ofHours(hours)), 30))
                    .id());
        }
        House.manager()
                .put(
                        "/api/sessions/" + ids.get(0),
                        Map.of("startsAt", start.plus(Duration.ofHours(1)).toString()))
                .expect(200);
        House.manager().post("/api/sessions/" + ids.get(1) + "/cancel", "").expect(200);
        String of = "/api/sessions?movieId=" + movie + "&from=" + start + "&to=" + start.plus(Duration.ofHours(6));

        await().atMost(House.PATIENCE)
                .untilAsserted(() -> assertThat(House.anyone().all(of))
                        .extracting(session -> session.path("id").asText())
                        .containsExactly(ids.get(2), ids.get(0), ids.get(1)));
        JsonNode page = House.anyone().get(of + "&limit=2").expect(200).json();
        assertThat(page.path("items")).hasSize(2);
        assertThat(House.anyone()
                        .get(of + "&limit=2&cursor=" + page.path("nextCursor").asText())
                        .expect(200)
                        .items())
                .extracting(session -> session.path("id").asText())
                .containsExactly(ids.get(1));
        assertThat(House.anyone().all(of + "&upcoming=true"))
                .extracting(session -> session.path("id").asText())
                .containsExactly(ids.get(2), ids.get(0));
        assertThat(House.anyone().all("/api/sessions?upcoming=true"))
                .extracting(session -> session.path("id").asText())
                .contains(ids.get(2), ids.get(0), ids.get(3))
                .doesNotContain(ids.get(1));
        assertThat(House.anyone().get("/api/sessions?from=today").expect(400).badFields())
                .containsExactly("from invalid-format");
        assertThat(House.anyone()
                        .get("/api/sessions?from=" + start + "&to=" + start)
                        .expect(200)
                        .items())
                .isEmpty();
    }

    @Test
    void aNewPriceDoesNotTouchReservations() {
        Map<String, Object> terms = House.terms(House.movie(), House.room(2, 8), House.inHours(2), 30);
        Show show = House.show(2, terms);
        Answer before = show.reserve(House.guest(1), show.seat(0)).expect(201);
        House.manager().put(show.path(), Map.of("priceInCents", 9900)).expect(200);

        Answer after = show.reserve(House.guest(1), show.seat(1)).expect(201);

        assertThat(after.json().path("totalInCents").asInt()).isEqualTo(9900);
        assertThat(House.pay(House.guest(1), before)
                        .expect(200)
                        .json()
                        .path("amountInCents")
                        .asInt())
                .isEqualTo(2500);
    }

    @Test
    void theMetricsSayWhatWasReservedAndSold() {
        Show show = House.show(2, 30);
        for (int place = 0; place < 4; place++) {
            Answer reservation = show.reserve(House.guest(1), show.seat(place)).expect(201);
            if (place < 2) {
                House.pay(House.guest(1), reservation).expect(200);
            }
        }

        JsonNode metrics = show.metrics();

        assertThat(metrics.path("reservations").asInt()).isEqualTo(4);
        assertThat(metrics.path("sales").asInt()).isEqualTo(2);
        assertThat(metrics.path("conversionPercent").asDouble()).isEqualTo(50.0);
        assertThat(metrics.path("revenue")).hasSize(1);
        assertThat(metrics.at("/revenue/0/amountInCents").asInt()).isEqualTo(5000);
        assertThat(metrics.path("occupancyPercent").asDouble()).isEqualTo(12.5);
        House.guest(1).get("/api/cinema/metrics").expect(403);
        House.manager().post(show.path() + "/cancel", "").expect(200);
        assertThat(show.metrics().path("seats").asInt()).isZero();
        assertThat(House.manager()
                        .get("/api/cinema/metrics?day=yesterday")
                        .expect(400)
                        .badFields())
                .containsExactly("day invalid-format");
    }
}
