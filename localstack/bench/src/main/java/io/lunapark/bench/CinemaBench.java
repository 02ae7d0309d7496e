package io.lunapark.bench;

import io.lunapark.bench.Figure.Goal;
import io.lunapark.bench.Seating.Seat;
import io.lunapark.localstack.Folder;
import io.lunapark.localstack.RunningStack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Guests who reserve seats over HTTP, one seat a call. The base is the SQL of a reservation alone, by as many connections. */
final class CinemaBench {

    private final ChildStack stack;
    private final Seating seating;

    private CinemaBench(ChildStack stack) throws IOException, InterruptedException {
        this.stack = stack;
        seating = new Seating(new Calls(stack));
    }

    /** @param perSecond of seats that were reserved */
    private record Result(double perSecond, Sample took, int refused) {}

    /** @param report is given each figure as soon as it is known: a run takes minutes */
    static void run(Path folder, boolean quick, Consumer<Figure> report) throws Exception {
        Folder.delete(folder);
        Path data = folder.resolve("data");
        try (ChildStack stack = ChildStack.up(data)) {
            new CinemaBench(stack).run(RunningStack.on(data).orElseThrow(), quick, report);
        }
    }

    private void run(RunningStack switches, boolean quick, Consumer<Figure> report) throws Exception {
        int sessions = quick ? 30 : 300;
        reserve(8, seating.seats(quick ? 20 : 60));
        for (int callers : List.of(1, 20, 50)) {
            Bench.say("  %d callers".formatted(callers));
            rate(callers, sessions / (callers == 1 ? 6 : 3)).forEach(report);
        }
        Bench.say("  500 callers for one seat");
        report.accept(oneSeat());
        Bench.say("  the end of a hold");
        report.accept(endOfHold(quick ? 3 : 20));
        SeatEventsBench events = new SeatEventsBench(stack, switches, seating, quick);
        Bench.say("  the lag of the seat map");
        report.accept(events.lagOfTheMap());
        Bench.say("  the bus goes away and comes back");
        events.busDown().forEach(report);
        Bench.say("  several sweepers");
        report.accept(events.sweepers());
    }

    private List<Figure> rate(int callers, int sessions) throws Exception {
        double base = base(callers, seating.seats(sessions));
        Result result = reserve(callers, seating.seats(sessions));
        String name = "ReserveSeats over HTTP, %d callers".formatted(callers);
        Figure rate = Figure.of(name, "1/s", result.perSecond(), base, "its SQL alone, by as many connections")
                .withNote("p50 %.1f, p99 %.1f ms; %d refused."
                        .formatted(result.took().medianMillis(), result.took().percentileMillis(99), result.refused()));
        Figure slowest = Figure.alone(name + ", p99", "ms", result.took().percentileMillis(99));
        return callers == 50
                ? List.of(rate.withGoal(Goal.atLeast(1000)), slowest.withGoal(Goal.atMost(100)))
                : List.of(rate, slowest);
    }

    private Result reserve(int callers, Queue<Seat> seats) throws Exception {
        Sample took = new Sample();
        AtomicInteger refused = new AtomicInteger();
        int all = seats.size();
        long start = System.nanoTime();
        Seating.together(callers, () -> {
            for (Seat seat = seats.poll(); seat != null; seat = seats.poll()) {
                long began = System.nanoTime();
                if (seating.status(seat) == 201) {
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
        Seating.together(callers, () -> {
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
        Seat seat = seating.seats(1).remove();
        AtomicInteger won = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        long start = System.nanoTime();
        Seating.together(500, () -> {
            switch (seating.status(seat)) {
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
            Seat seat = seating.seats(1, 1).remove();
            Instant end = Instant.parse(text(seating.reserve(seat).body(), "expiresAt"));
            while (seating.reserve(seat).statusCode() != 201) {
                Thread.onSpinWait();
            }
            late.add(Math.max(0, Duration.between(end, Instant.now()).toNanos()));
        }
        return Figure.alone("end of a hold until the seat is taken again, longest", "ms", late.percentileMillis(100))
                .withGoal(Goal.atMost(50));
    }

    private static String text(String body, String name) {
        int from = body.indexOf("\"" + name + "\":\"") + name.length() + 4;
        return body.substring(from, body.indexOf('"', from));
    }
}
