package io.lunapark.cinema;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.kernel.Role;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.People;
import io.lunapark.testing.SharedStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A cinema as its guests and staff meet it: through HTTP and nothing else. */
final class House {

    /**
     * The seat map is right within a second; what the bus did not take at once is sent by the relay within a minute.
     */
    static final Duration PATIENCE = Duration.ofSeconds(75);

    private static final People PEOPLE = People.of(SharedStack.running());
    private static final Map<Integer, Api> GUESTS = new ConcurrentHashMap<>();

    private House() {}

    static Api anyone() {
        return PEOPLE.nobody();
    }

    static Api manager() {
        return PEOPLE.as(Role.MANAGER);
    }

    static Api boxOffice() {
        return PEOPLE.as(Role.BOXOFFICE);
    }

    /** The first, second, … guest; the same one for the same number. */
    static Api guest(int number) {
        return GUESTS.computeIfAbsent(number, one -> PEOPLE.nobody().as(PEOPLE.add(Role.CUSTOMER)));
    }

    static String userId(Api api) {
        return api.get("/api/auth/me").expect(200).id();
    }

    static JsonNode attention() {
        return manager().get("/api/cinema/attention").expect(200).json();
    }

    static String movie() {
        return manager()
                .post("/api/movies", Map.of("title", "Movie X", "description", "", "durationMinutes", 120))
                .expect(201)
                .id();
    }

    static String room(int rows, int columns) {
        String room = manager()
                .post("/api/rooms", Map.of("name", "Room " + UUID.randomUUID()))
                .expect(201)
                .id();
        manager()
                .post("/api/rooms/" + room + "/seats/batch", Map.of("rows", rows, "columns", columns))
                .expect(201);
        return room;
    }

    static Map<String, Object> terms(String movie, String room, Instant startsAt, int holdSeconds) {
        Map<String, Object> terms = new HashMap<>();
        terms.put("movieId", movie);
        terms.put("roomId", room);
        terms.put("startsAt", startsAt.toString());
        terms.put("priceInCents", 2500);
        terms.put("currency", "PLN");
        terms.put("holdSeconds", holdSeconds);
        return terms;
    }

    /** Movie X in two hours, in a room of its own of so many rows of eight seats. */
    static Show show(int rows, int holdSeconds) {
        return show(rows, terms(movie(), room(rows, 8), inHours(2), holdSeconds));
    }

    static Show show(int rows, Map<String, Object> terms) {
        return showWith(rows * 8, terms);
    }

    /** @param seats that its room has */
    static Show showWith(int seats, Map<String, Object> terms) {
        String id = manager().post("/api/sessions", terms).expect(201).id();
        Show show = new Show(id);
        await().atMost(PATIENCE).until(() -> show.map().size() == seats);
        return show;
    }

    static Instant inHours(int hours) {
        return Instant.now().plus(Duration.ofHours(hours));
    }

    static Answer pay(Api buyer, Answer reservation) {
        return buyer.post("/api/payments/" + paymentOf(reservation) + "/confirm", "");
    }

    static String paymentOf(Answer reservation) {
        return reservation.json().at("/payment/id").asText();
    }

    /** A message of the payment provider, signed as it signs. */
    static Answer webhook(String messageId, String paymentId, long cents) {
        return RandomGuest.webhook(anyone(), secret("WebhookSecret"), messageId, paymentId, cents);
    }

    static String secret(String id) {
        try {
            return Files.readString(SharedStack.running().secrets().file(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A session as its guests see it. */
    record Show(String id) {

        String path() {
            return "/api/sessions/" + id;
        }

        List<JsonNode> map() {
            return anyone().get(path() + "/seats").expect(200).items();
        }

        /** Of the seat with this number from 0. */
        String seat(int place) {
            return map().get(place).path("id").asText();
        }

        Answer reserve(Api buyer, String... seatIds) {
            return buyer.post(path() + "/reservations", Map.of("seatIds", List.of(seatIds)));
        }

        String statusOf(String seatId) {
            return map().stream()
                    .filter(seat -> seat.path("id").asText().equals(seatId))
                    .map(seat -> seat.path("status").asText())
                    .findFirst()
                    .orElseThrow();
        }

        void awaitStatus(String seatId, String status) {
            await(seatId + " is " + status)
                    .atMost(PATIENCE)
                    .until(() -> statusOf(seatId).equals(status));
        }

        JsonNode metrics() {
            return manager()
                    .get("/api/cinema/metrics?sessionId=" + id)
                    .expect(200)
                    .json();
        }
    }
}
