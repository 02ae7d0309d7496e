package io.lunapark.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/** Sessions of a hundred seats each, and those who want them. */
final class Seating {

    static final int SEATS = 100;

    private static final int HOUR = 3600;
    private static final Pattern SEAT_ID = Pattern.compile("\"id\":\"([^\"]+)\",\"row\"");
    private static final String STATUS = "\"status\":\"";

    private final Calls calls;
    private final String room;
    private final String movie;
    private int shows;

    Seating(Calls calls) throws IOException, InterruptedException {
        this.calls = calls;
        movie = calls.made("/api/movies", "{\"title\":\"Short\",\"description\":\"\",\"durationMinutes\":1}");
        room = calls.made("/api/rooms", "{\"name\":\"Bench\"}");
        calls.post("/api/rooms/" + room + "/seats/batch", "{\"rows\":10,\"columns\":10}");
    }

    /** A seat of a session. */
    record Seat(String session, String id) {}

    /** All seats of new sessions, in random order; a reservation holds them for an hour. */
    Queue<Seat> seats(int sessions) throws IOException, InterruptedException {
        return seats(sessions, HOUR);
    }

    Queue<Seat> seats(int sessions, int holdSeconds) throws IOException, InterruptedException {
        List<Seat> seats = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            Instant start = Instant.now().plus(Duration.ofMinutes(60 + 20L * shows++));
            String session = calls.made("/api/sessions", """
                    {"movieId":"%s","roomId":"%s","startsAt":"%s","priceInCents":2500,"currency":"PLN","holdSeconds":%d}""".formatted(movie, room, start, holdSeconds));
            List<String> ids = List.of();
            while (ids.size() < SEATS) {
                ids = SEAT_ID.matcher(map(session))
                        .results()
                        .map(id -> id.group(1))
                        .toList();
            }
            ids.forEach(id -> seats.add(new Seat(session, id)));
        }
        Collections.shuffle(seats, new Random(sessions));
        return new ConcurrentLinkedQueue<>(seats);
    }

    HttpResponse<String> reserve(Seat seat) throws IOException, InterruptedException {
        return calls.post("/api/sessions/" + seat.session() + "/reservations", "{\"seatIds\":[\"" + seat.id() + "\"]}");
    }

    /** The status of the answer to a reservation; 0 where none came. */
    int status(Seat seat) throws InterruptedException {
        try {
            return reserve(seat).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Whether the map of its session shows that it is held. */
    boolean isShownAsHeld(Seat seat) throws IOException, InterruptedException {
        String map = map(seat.session());
        int status = map.indexOf(STATUS, Math.max(0, map.indexOf(seat.id())));
        return map.startsWith("held", status + STATUS.length());
    }

    /** How many seats the map of a session shows as held. */
    int held(String session) throws IOException, InterruptedException {
        return map(session).split(STATUS + "held", -1).length - 1;
    }

    private String map(String session) throws IOException, InterruptedException {
        return calls.get("/api/sessions/" + session + "/seats").body();
    }

    /** What each caller does. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** All begin at once; returns when the last has finished. */
    static void together(int callers, Work work) throws Exception {
        CountDownLatch ready = new CountDownLatch(callers);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                all.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    work.run();
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }
}
