package io.lunapark.acceptance.console;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A session in two hours, in a room of its own, 25.00 a seat. */
record Screening(String session) {

    /** With two rows of eight seats. */
    static Screening schedule(Api manager, String title) {
        return schedule(manager, title, 2, 8);
    }

    static Screening schedule(Api manager, String title, int rows, int columns) {
        return schedule(manager, title, rows, columns, Map.of());
    }

    /** @param others of its terms */
    static Screening schedule(Api manager, String title, int rows, int columns, Map<String, Object> others) {
        String movie = manager.post("/api/movies", Map.of("title", title, "description", "", "durationMinutes", 120))
                .expect(201)
                .id();
        String room = manager.post("/api/rooms", Map.of("name", "Room of " + title))
                .expect(201)
                .id();
        manager.post("/api/rooms/" + room + "/seats/batch", Map.of("rows", rows, "columns", columns))
                .expect(201);
        Map<String, Object> terms = new HashMap<>(others);
        terms.put("movieId", movie);
        terms.put("roomId", room);
        terms.put("startsAt", Instant.now().plus(Duration.ofHours(2)).toString());
        terms.put("priceInCents", 2500);
        terms.put("currency", "PLN");
        Screening screening =
                new Screening(manager.post("/api/sessions", terms).expect(201).id());
        await().until(() -> screening.seats(manager).size() == rows * columns);
        return screening;
    }

    /** The code of a ticket for the first seat that is free. */
    String buy(Api buyer) {
        Answer reservation = seats(buyer).stream()
                .filter(seat -> seat.path("status").asText().equals("available"))
                .map(seat -> reserve(buyer, List.of(seat.path("id").asText())))
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow();
        pay(buyer, reservation);
        return buyer.get("/api/purchases?limit=1")
                .expect(200)
                .json()
                .at("/items/0/tickets/0/code")
                .asText();
    }

    /** One buyer takes both rows of eight. */
    void sellOut(Api buyer) {
        List<String> ids =
                seats(buyer).stream().map(seat -> seat.path("id").asText()).toList();
        for (List<String> row : List.of(ids.subList(0, 8), ids.subList(8, 16))) {
            pay(buyer, reserve(buyer, row));
        }
    }

    /** What the buyer has bought last is free again. */
    void refundLast(Api buyer) {
        String sale = buyer.get("/api/purchases?limit=1")
                .expect(200)
                .json()
                .at("/items/0/saleId")
                .asText();
        buyer.post("/api/sales/" + sale + "/refund", Map.of()).expect(200);
    }

    void enterWaitingRoom(Api guest) {
        guest.post("/api/sessions/" + session + "/waiting-room", "").expect(201);
    }

    private Answer reserve(Api buyer, List<String> seatIds) {
        return buyer.post("/api/sessions/" + session + "/reservations", Map.of("seatIds", seatIds));
    }

    private static void pay(Api buyer, Answer reservation) {
        buyer.post("/api/payments/" + reservation.json().at("/payment/id").asText() + "/confirm", "")
                .expect(200);
    }

    private List<JsonNode> seats(Api api) {
        Answer map = api.get("/api/sessions/" + session + "/seats");
        return map.status() == 200 ? map.items() : List.of();
    }
}
