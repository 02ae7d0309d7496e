package io.lunapark.cinema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.cinema.House.Show;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.AtOnce;
import io.lunapark.testing.Functions;
import io.lunapark.testing.LocalStackExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Guests who wait: for seats that come back, and for their turn when a sale opens. */
@ExtendWith(LocalStackExtension.class)
class WaitingIT {

    @Test
    void seatsThatComeBackAreOfferedToWhoCameFirst() {
        Show show = House.show(2, 60);
        List<String> seats =
                show.map().stream().map(seat -> seat.path("id").asText()).toList();
        Answer first = show.reserve(House.guest(1), seats.subList(0, 8).toArray(String[]::new))
                .expect(201);
        String list = show.path() + "/waiting-list";
        House.guest(2).post(list, Map.of("seats", 2)).expectProblem(409, "seats-are-free");
        show.reserve(House.guest(1), seats.subList(8, 16).toArray(String[]::new))
                .expect(201);

        assertThat(House.guest(3)
                        .post(list, Map.of("seats", 2))
                        .expect(201)
                        .json()
                        .path("ahead")
                        .asInt())
                .isZero();
        assertThat(House.guest(2)
                        .post(list, Map.of("seats", 3))
                        .expect(201)
                        .json()
                        .path("ahead")
                        .asInt())
                .isEqualTo(1);
        House.guest(3).post(list, Map.of("seats", 1)).expectProblem(409, "already-waiting");
        assertThat(House.guest(4).post(list, Map.of("seats", 0)).expect(400).badFields())
                .containsExactly("seats out-of-range");
        House.guest(1).delete(first.header("Location")).expect(204);
        Answer pushed = show.reserve(House.guest(4), seats.get(0));
        Functions.invoke("EndOverdueHolds");

        assertThat(offered(show, House.guest(3)).path("seats")).hasSize(2);
        assertThat(offered(show, House.guest(2)).path("seats")).hasSize(3);
        pushed.expectProblem(409, "seat-not-available");
        show.reserve(House.guest(4), seats.get(7)).expect(201);
    }

    @Test
    void aLatePaymentDoesNotPassWhoWaits() {
        Show show = House.show(2, 1);
        List<String> seats =
                show.map().stream().map(seat -> seat.path("id").asText()).toList();
        Answer late = show.reserve(House.guest(1), seats.get(0)).expect(201);
        House.pay(
                        House.guest(2),
                        show.reserve(House.guest(2), seats.subList(1, 8).toArray(String[]::new))
                                .expect(201))
                .expect(200);
        House.pay(
                        House.guest(2),
                        show.reserve(House.guest(2), seats.subList(8, 16).toArray(String[]::new))
                                .expect(201))
                .expect(200);
        String list = show.path() + "/waiting-list";
        await().atMost(House.PATIENCE).until(() -> show.statusOf(seats.get(0)).equals("available"));
        House.guest(3).post(list, Map.of("seats", 1)).expectProblem(409, "seats-are-free");
        House.guest(4).post(list, Map.of("seats", 2)).expect(201);
        House.guest(3).post(list, Map.of("seats", 1)).expect(201);

        assertThat(House.pay(House.guest(1), late)
                        .expect(200)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("REFUNDED");
        Functions.invoke("EndOverdueHolds");
        assertThat(offered(show, House.guest(3)).path("seats")).hasSize(1);
    }

    @Test
    void whoNoLongerWantsSeatsLeavesTheirPlaceToTheNext() {
        Show show = House.show(2, 60);
        List<String> seats =
                show.map().stream().map(seat -> seat.path("id").asText()).toList();
        Answer held = show.reserve(House.guest(1), seats.subList(0, 8).toArray(String[]::new))
                .expect(201);
        show.reserve(House.guest(1), seats.subList(8, 16).toArray(String[]::new))
                .expect(201);
        String list = show.path() + "/waiting-list";
        JsonNode first =
                House.guest(2).post(list, Map.of("seats", 8)).expect(201).json();
        JsonNode second =
                House.guest(3).post(list, Map.of("seats", 8)).expect(201).json();
        JsonNode seen = House.guest(3).get(list).expect(200).json();
        assertThat(seen.path("waiting").asInt()).isEqualTo(2);
        assertThat(seen.path("own")).isEqualTo(second);
        assertThat(House.guest(4).get(list).expect(200).json().path("own").isNull())
                .isTrue();

        House.guest(2).delete(list).expect(204);
        House.guest(2).delete(list).expectProblem(404, "not-waiting");
        assertThat(House.guest(3).get(list).json().at("/own/ahead").asInt()).isZero();
        assertThat(House.guest(2)
                        .post(list, Map.of("seats", 8))
                        .expect(201)
                        .json()
                        .path("id"))
                .isNotEqualTo(first.path("id"));
        House.guest(1).delete(held.header("Location")).expect(204);
        Functions.invoke("EndOverdueHolds");

        assertThat(offered(show, House.guest(3)).path("seats")).hasSize(8);
        House.guest(3).delete(list).expectProblem(404, "not-waiting");
        assertThat(House.guest(2).get(list).json().at("/own/ahead").asInt()).isZero();
        House.guest(1)
                .get("/api/sessions/" + UUID.randomUUID() + "/waiting-list")
                .expect(404);
    }

    @Test
    void aSoldOutSessionWantsAttentionAndSaysHowManyWait() {
        Show show = House.show(2, 60);
        List<String> seats =
                show.map().stream().map(seat -> seat.path("id").asText()).toList();
        show.reserve(House.guest(1), seats.subList(0, 8).toArray(String[]::new)).expect(201);
        assertThat(soldOut(show)).isEmpty();
        show.reserve(House.guest(1), seats.subList(8, 16).toArray(String[]::new))
                .expect(201);
        assertThat(soldOut(show))
                .singleElement()
                .satisfies(one -> assertThat(one.path("waiting").asInt()).isZero());

        House.guest(2).post(show.path() + "/waiting-list", Map.of("seats", 3)).expect(201);
        assertThat(soldOut(show)).singleElement().satisfies(one -> {
            assertThat(one.path("waiting").asInt()).isEqualTo(1);
            assertThat(one.path("seatsWanted").asInt()).isEqualTo(3);
        });
        House.guest(2).get("/api/cinema/attention").expect(403);
    }

    private static List<JsonNode> soldOut(Show show) {
        return House.attention()
                .path("soldOut")
                .valueStream()
                .filter(one -> one.path("sessionId").asText().equals(show.id()))
                .toList();
    }

    @Test
    void aSaleOpensForOneAfterTheOther() {
        Map<String, Object> terms = House.terms(House.movie(), House.room(2, 8), House.inHours(2), 60);
        terms.put("admittedPerSecond", 2);
        Show show = House.show(2, terms);
        Api early = House.guest(1);
        Api late = House.guest(2);

        show.reserve(early, show.seat(0)).expectProblem(403, "waiting-room-first");
        JsonNode first = enter(show, early);
        List<JsonNode> queue = new ArrayList<>();
        for (int i = 3; i < 9; i++) {
            queue.add(enter(show, House.guest(i)));
        }
        assertThat(enter(show, early)).isEqualTo(first);
        JsonNode last = enter(show, late);

        reserve(show, early, show.seat(0), first).expect(201);
        assertThat(last.path("place").asInt()).isEqualTo(8);
        Answer tooEarly = reserve(show, late, show.seat(1), last).expectProblem(429, "not-your-turn");
        assertThat(Integer.parseInt(tooEarly.header("Retry-After"))).isBetween(1, 4);
        reserve(show, late, show.seat(1), first).expectProblem(403, "waiting-room-first");
        assertThat(Instant.parse(last.path("admittedAt").asText()))
                .isBetween(
                        Instant.parse(first.path("admittedAt").asText()).plusMillis(3_000),
                        Instant.parse(first.path("admittedAt").asText()).plusMillis(5_000));
        Answer admitted = await().atMost(House.PATIENCE)
                .until(() -> reserve(show, late, show.seat(1), last), answer -> answer.status() == 201);
        assertThat(Instant.parse(admitted.json().path("createdAt").asText()))
                .isAfterOrEqualTo(Instant.parse(last.path("admittedAt").asText()));
        assertThat(queue).extracting(place -> place.path("place").asInt()).isSorted();
    }

    @Test
    void everybodyInTheQueueHasOnePlaceOfTheirOwn() {
        Map<String, Object> terms = House.terms(House.movie(), House.room(2, 8), House.inHours(2), 60);
        terms.put("admittedPerSecond", 1000);
        Show show = House.show(2, terms);

        List<Answer> places = AtOnce.all(IntStream.range(0, 40)
                .<Supplier<Answer>>mapToObj(
                        call -> () -> House.guest(call % 10).post(show.path() + "/waiting-room", ""))
                .toList());

        List<Integer> taken = places.stream()
                .map(place -> place.expect(201).json().path("place").asInt())
                .toList();
        for (int guest = 0; guest < 10; guest++) {
            assertThat(List.of(taken.get(guest), taken.get(guest + 10), taken.get(guest + 20), taken.get(guest + 30)))
                    .containsOnly(taken.get(guest));
        }
        assertThat(taken.subList(0, 10)).doesNotHaveDuplicates();
    }

    private static JsonNode enter(Show show, Api guest) {
        return guest.post(show.path() + "/waiting-room", "").expect(201).json();
    }

    private static Answer reserve(Show show, Api guest, String seat, JsonNode place) {
        return guest.post(
                show.path() + "/reservations",
                Map.of("seatIds", List.of(seat)),
                WaitingRoomPass.HEADER,
                place.path("pass").asText());
    }

    private static JsonNode offered(Show show, Api guest) {
        return guest.get("/api/reservations?status=pending").expect(200).items().stream()
                .filter(reservation -> reservation.path("sessionId").asText().equals(show.id()))
                .findFirst()
                .orElseThrow();
    }
}
