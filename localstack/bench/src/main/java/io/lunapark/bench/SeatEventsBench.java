package io.lunapark.bench;

import io.lunapark.bench.Figure.Goal;
import io.lunapark.bench.Seating.Seat;
import io.lunapark.localstack.Outages.Target;
import io.lunapark.localstack.RunningStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What becomes of a reservation after its answer: the seat map, a bus that goes away, and the end of holds. */
final class SeatEventsBench {

    /** Where the callers and all stores share two processors, 500 a second pile up until calls time out. */
    private static final int PER_SECOND = 300;

    /** One of so many reservations is looked for in the map. */
    private static final int WATCHED = 100;

    private static final int CALLERS = 20;
    private static final int SWEEPERS = 4;

    /** The relay is started once a minute, and the breaker of the bus has to close before. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ChildStack stack;
    private final RunningStack switches;
    private final Seating seating;
    private final boolean quick;

    SeatEventsBench(ChildStack stack, RunningStack switches, Seating seating, boolean quick) {
        this.stack = stack;
        this.switches = switches;
        this.seating = seating;
        this.quick = quick;
    }

    /** From the answer to a reservation until the map shows it, while others come whatever becomes of those before. */
    Figure lagOfTheMap() throws Exception {
        int seconds = quick ? 4 : 20;
        Queue<Seat> seats = seating.seats(PER_SECOND * seconds / Seating.SEATS);
        Sample lag = new Sample();
        AtomicInteger reserved = new AtomicInteger();
        AtomicLong last = new AtomicLong();
        long start = System.nanoTime();
        Pace.keep(PER_SECOND, Duration.ofSeconds(seconds), (number, due) -> {
            try {
                Seat seat = seats.remove();
                if (seating.reserve(seat).statusCode() == 201) {
                    long answered = System.nanoTime();
                    reserved.incrementAndGet();
                    last.accumulateAndGet(answered, Math::max);
                    if (number % WATCHED == 0) {
                        lag.add(untilShown(seat) - answered);
                    }
                }
            } catch (IOException | UncheckedIOException e) {
                // Not answered: it is missing in the rate.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        double rate = reserved.get() * 1e9 / (last.get() - start);
        return Figure.alone(
                        "lag of the seat map at %d reservations/s, p99".formatted(PER_SECOND),
                        "ms",
                        lag.percentileMillis(99))
                .withGoal(Goal.atMost(1000))
                .withNote("p50 %.0f ms; %.0f/s were answered.".formatted(lag.medianMillis(), rate));
    }

    private long untilShown(Seat seat) throws IOException, InterruptedException {
        while (!seating.isShownAsHeld(seat)) {
            Thread.sleep(50);
        }
        return System.nanoTime();
    }

    /** The rate without the bus beside that with it, and how long its events take afterwards. */
    List<Figure> busDown() throws Exception {
        Duration down = Duration.ofSeconds(quick ? 10 : 60);
        Duration before = down.dividedBy(4);
        Rate with = reserve(before, seating.seats(quick ? 20 : 100));
        int sessions = (int) (1.5 * with.perSecond() * down.toSeconds() / Seating.SEATS) + 1;
        Queue<Seat> seats = seating.seats(sessions);
        switches.stop(Target.BUS);
        Rate without;
        try {
            without = reserve(down, seats);
        } finally {
            switches.start(Target.BUS);
        }
        long back = System.nanoTime();
        for (Map.Entry<String, AtomicInteger> session : without.bySession.entrySet()) {
            while (seating.held(session.getKey()) < session.getValue().get()) {
                if (System.nanoTime() - back > PATIENCE.toNanos()) {
                    throw new IllegalStateException("events are missing in the map of " + session.getKey());
                }
                Thread.sleep(20);
            }
        }
        double all = (System.nanoTime() - back) / 1e9;
        String name = "bus down for %d s".formatted(down.toSeconds());
        return List.of(
                Figure.of(
                                name + ", reservations",
                                "1/s",
                                without.perSecond(),
                                with.perSecond(),
                                "the same with the bus")
                        .withNote("%d callers; p99 %.0f ms, with the bus %.0f ms."
                                .formatted(CALLERS, without.took.percentileMillis(99), with.took.percentileMillis(99))),
                Figure.alone(name + ", bus back until the maps show all", "s", all)
                        .withNote("%d reservations.".formatted(without.took.size())));
    }

    /** @param bySession how many of its seats were reserved */
    private record Rate(Sample took, long nanos, Map<String, AtomicInteger> bySession) {
        double perSecond() {
            return took.size() * 1e9 / nanos;
        }
    }

    /** Until the time is over, or the seats are. */
    private Rate reserve(Duration length, Queue<Seat> seats) throws Exception {
        Sample took = new Sample();
        Map<String, AtomicInteger> bySession = new ConcurrentHashMap<>();
        long start = System.nanoTime();
        Seating.together(CALLERS, () -> {
            Seat seat = seats.poll();
            while (seat != null && System.nanoTime() - start < length.toNanos()) {
                long began = System.nanoTime();
                if (seating.status(seat) == 201) {
                    took.add(System.nanoTime() - began);
                    bySession
                            .computeIfAbsent(seat.session(), id -> new AtomicInteger())
                            .incrementAndGet();
                }
                seat = seats.poll();
            }
        });
        return new Rate(took, System.nanoTime() - start, bySession);
    }

    /** Several sweepers at once, beside the one of the schedule, until no hold is overdue. */
    Figure sweepers() throws Exception {
        Queue<Seat> seats = seating.seats(quick ? 30 : 200);
        int holds = seats.size();
        Seating.together(8, () -> {
            try (SeatSql sql =
                    SeatSql.connect(stack.address("jdbc"), stack.address("jdbcUser"), stack.address("jdbcPassword"))) {
                for (Seat seat = seats.poll(); seat != null; seat = seats.poll()) {
                    sql.reserve(seat.session(), seat.id());
                }
            }
        });
        try (Connection db = DriverManager.getConnection(
                        stack.address("jdbc") + "?currentSchema=cinema",
                        stack.address("jdbcUser"),
                        stack.address("jdbcPassword"));
                Statement statement = db.createStatement()) {
            db.setAutoCommit(false);
            statement.executeUpdate("update session_seat set held_until = now() where status = 'held'");
            int overdue = statement.executeUpdate("update reservation set expires_at = now() where status = 'pending'");
            db.commit();
            db.setAutoCommit(true);
            AtomicInteger callers = new AtomicInteger();
            AtomicLong over = new AtomicLong();
            long start = System.nanoTime();
            Seating.together(SWEEPERS + 1, () -> {
                if (callers.getAndIncrement() == 0) {
                    over.set(whenNoneIsOverdue(statement));
                } else {
                    sweep();
                }
            });
            double perSecond = overdue * 1e9 / (over.get() - start);
            return Figure.alone("holds ended by %d sweepers".formatted(SWEEPERS), "seats/s", perSecond)
                    .withGoal(Goal.atLeast(1000))
                    .withNote("%,d seats, of which %,d were held by SQL.".formatted(overdue, holds));
        }
    }

    private static long whenNoneIsOverdue(Statement statement) throws SQLException, InterruptedException {
        while (isAnyOverdue(statement)) {
            Thread.sleep(5);
        }
        return System.nanoTime();
    }

    private static boolean isAnyOverdue(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "select exists (select from reservation where status = 'pending' and expires_at <= now())")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void sweep() throws IOException, InterruptedException {
        URI function = URI.create(switches.control() + "/2015-03-31/functions/EndOverdueHolds/invocations");
        HttpRequest request = HttpRequest.newBuilder(function)
                .header("Authorization", "Bearer " + switches.key())
                .POST(BodyPublishers.ofString("{}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
        }
    }
}
