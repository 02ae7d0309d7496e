package io.lunapark.bench;

import io.lunapark.bench.Figure.Goal;
import io.lunapark.localstack.Folder;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Guests who reserve seats over HTTP, one seat a call. The base is the SQL of a reservation alone, by as many connections. */
final class CinemaBench {

    private static final int SEATS = 100;
    private static final Pattern SEAT_ID = Pattern.compile("\"id\":\"([^\"]+)\",\"row\"");

    private final ChildStack stack;
    private final Calls calls;
    private final String room;
    private final String movie;
    private int shows;

    private CinemaBench(ChildStack stack) throws IOException, InterruptedException {
        this.stack = stack;
        calls = new Calls(stack);
        movie = calls.made("/api/movies", "{\"title\":\"Short\",\"description\":\"\",\"durationMinutes\":1}");
        room = calls.made("/api/rooms", "{\"name\":\"Bench\"}");
        calls.post("/api/rooms/" + room + "/seats/batch", "{\"rows\":10,\"columns\":10}");
    }

    /** A seat of a session. */
    private record Seat(String session, String id) {}

    /** @param perSecond of seats that were reserved */
    private record Result(double perSecond, Sample took, int refused) {}

    static List<Figure> run(Path folder, boolean quick) throws Exception {
        Folder.delete(folder);
        try (ChildStack stack = ChildStack.up(folder.resolve("data"))) {
            return new CinemaBench(stack).run(quick);
        }
    }

    private List<Figure> run(boolean quick) throws Exception {
        int sessions = quick ? 30 : 300;
        reserve(8, seats(quick ? 20 : 60));
        List<Figure> figures = new ArrayList<>();
        for (int callers : List.of(1, 20, 50)) {
            Bench.say("  %d callers".formatted(callers));
            figures.addAll(rate(callers, sessions / (callers == 1 ? 6 : 3)));
        }
        Bench.say("  500 callers for one seat");
        figures.add(oneSeat());
        Bench.say("  the end of a hold");
        figures.add(endOfHold(quick ? 3 : 20));
        return figures;
    }

    private List<Figure> rate(int callers, int sessions) throws Exception {
        double base = base(callers, seats(sessions));
        Result result = reserve(callers, seats(sessions));
        String name = "ReserveSeats over HTTP, %d callers".formatted(callers);
        Figure rate = Figure.of(name, "1/s", result.perSecond(), base, "its SQL alone, by as many connections")
                .withNote("p50 %.1f, p99 %.1f ms; %d refused."
                        .formatted(result.took().medianMillis(), result.took().percentileMillis(99), result.refused()));
        Figure slowest = Figure.alone(name + ", p99", "ms", result.took().percentileMillis(99));
        return callers == 50
                ? List.of(rate.withGoal(Goal.atLeast(1000)), slowest.withGoal(Goal.atMost(100)))
                : List.of(rate, slowest);
    }

    private Result reserve(int callers, Queue<Seat> seats) throws InterruptedException {
        Sample took = new Sample();
        AtomicInteger refused = new AtomicInteger();
        int all = seats.size();
        long start = System.nanoTime();
        together(callers, () -> {
            for (Seat seat = seats.poll(); seat != null; seat = seats.poll()) {
                long began = System.nanoTime();
                if (reserve(seat).statusCode() == 201) {
                    took.add(System.nanoTime() - began);
                } else {
                    refused.incrementAndGet();
                }
            }
        });
        return new Result((all - refused.get()) * 1e9 / (System.nanoTime() - start), took, refused.get());
    }

    /** The statements of a reservation, without its function. */
    private double base(int callers, Queue<Seat> seats) throws Exception {
        int all = seats.size();
        long start = System.nanoTime();
        together(callers, () -> {
            try (SeatSql sql =
                    SeatSql.connect(stack.address("jdbc"), stack.address("jdbcUser"), stack.address("jdbcPassword"))) {
                for (Seat seat = seats.poll(); seat != null; seat = seats.poll()) {
                    sql.reserve(seat.session(), seat.id());
                }
            }
        });
        return all * 1e9 / (System.nanoTime() - start);
    }

    /** From the first call until the last answer. */
    private Figure oneSeat() throws Exception {
        Seat seat = seats(1).remove();
        AtomicInteger won = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        long start = System.nanoTime();
        together(500, () -> {
            switch (reserve(seat).statusCode()) {
                case 201 -> won.incrementAndGet();
                case 409 -> refused.incrementAndGet();
                default -> {} // counted by what is missing
            }
        });
        return Figure.alone("500 callers for one seat", "ms", (System.nanoTime() - start) / 1e6)
                .withGoal(Goal.atMost(500))
                .withNote("%d won, %d were told no.".formatted(won.get(), refused.get()));
    }

    /** From the promised end of a hold until another guest has the seat, who asks again and again. */
    private Figure endOfHold(int times) throws Exception {
        Sample late = new Sample();
        for (int i = 0; i < times; i++) {
            Seat seat = seats(1, 1).remove();
            Instant end = Instant.parse(text(reserve(seat).body(), "expiresAt"));
            while (reserve(seat).statusCode() != 201) {
                Thread.onSpinWait();
            }
            late.add(Math.max(0, Duration.between(end, Instant.now()).toNanos()));
        }
        return Figure.alone("end of a hold until the seat is taken again, longest", "ms", late.percentileMillis(100))
                .withGoal(Goal.atMost(50));
    }

    private Queue<Seat> seats(int sessions) throws IOException, InterruptedException {
        return seats(sessions, 3600);
    }

    /** All seats of new sessions, in random order. */
    private Queue<Seat> seats(int sessions, int holdSeconds) throws IOException, InterruptedException {
        List<Seat> seats = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            Instant start = Instant.now().plus(Duration.ofMinutes(60 + 20L * shows++));
            String session = calls.made("/api/sessions", """
                    {"movieId":"%s","roomId":"%s","startsAt":"%s","priceInCents":2500,"currency":"PLN","holdSeconds":%d}""".formatted(movie, room, start, holdSeconds));
            List<String> ids = List.of();
            while (ids.size() < SEATS) {
                String map = calls.get("/api/sessions/" + session + "/seats").body();
                ids = SEAT_ID.matcher(map).results().map(id -> id.group(1)).toList();
            }
            ids.forEach(id -> seats.add(new Seat(session, id)));
        }
        Collections.shuffle(seats, new Random(sessions));
        return new ConcurrentLinkedQueue<>(seats);
    }

    private HttpResponse<String> reserve(Seat seat) throws IOException, InterruptedException {
        return calls.post("/api/sessions/" + seat.session() + "/reservations", "{\"seatIds\":[\"" + seat.id() + "\"]}");
    }

    private static String text(String body, String name) {
        int from = body.indexOf("\"" + name + "\":\"") + name.length() + 4;
        return body.substring(from, body.indexOf('"', from));
    }

    /** What each caller does. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException, SQLException;
    }

    /** All begin at once; returns when the last has finished. */
    private static void together(int callers, Work work) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(callers);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < callers; caller++) {
                threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    work.run();
                    return null;
                });
            }
        }
    }
}
