package io.lunapark.bench;

import io.lunapark.bench.Figure.Goal;
import io.lunapark.localstack.Folder;
import io.lunapark.localstack.Outages.Target;
import io.lunapark.localstack.RunningStack;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The intake of cars over HTTP, a thousand records a call; the queue that goes away; figures of millions of cars. */
final class CarsBench {

    private static final int RECORDS = 1_000;
    private static final String INTAKE = "/api/cars/intake";
    private static final List<String> MAKES = List.of("toyota", "bmw", "audi", "ford", "honda");
    private static final List<String> MODELS = List.of("corolla", "camry", "3-series", "a4", "focus", "civic");

    /** The breaker is open for two seconds; then one probe is sent. */
    private static final double ONE_PROBE_MILLIS = 2_500;

    private final ChildStack stack;
    private final RunningStack switches;
    private final Calls calls;
    private final boolean quick;

    private CarsBench(ChildStack stack, RunningStack switches, boolean quick) {
        this.stack = stack;
        this.switches = switches;
        this.calls = new Calls(stack);
        this.quick = quick;
    }

    static List<Figure> run(Path folder, boolean quick) throws Exception {
        Folder.delete(folder);
        Path data = folder.resolve("data");
        try (ChildStack stack = ChildStack.up(data)) {
            return new CarsBench(stack, RunningStack.on(data).orElseThrow(), quick).run();
        }
    }

    private List<Figure> run() throws Exception {
        List<Figure> figures = new ArrayList<>();
        take(4, bodies(quick ? 20 : 100));
        for (int callers : List.of(1, 8)) {
            Bench.say("  %d callers".formatted(callers));
            figures.addAll(intake(callers, quick ? 60 : 500));
        }
        Bench.say("  the queue goes away and comes back");
        figures.addAll(outages(quick ? 2 : 10));
        int cars = quick ? 1_000_000 : 10_000_000;
        Bench.say("  figures of %,d cars".formatted(cars));
        figures.addAll(statistics(cars));
        return figures;
    }

    private List<Figure> intake(int callers, int bulks) throws Exception {
        int rows = bulks * RECORDS;
        double copied;
        double inserted;
        try (CarSql sql = CarSql.connect(stack)) {
            sql.makeBare();
            copied = sql.copy(rows);
            sql.makeBare();
            inserted = sql.insert(rows);
        }
        long before = number("stored") + number("quarantined");
        long start = System.nanoTime();
        long accepted = take(callers, bodies(bulks));
        double acknowledged = accepted * 1e9 / (System.nanoTime() - start);
        while (number("stored") + number("quarantined") < before + accepted) {
            Thread.sleep(5);
        }
        double stored = accepted * 1e9 / (System.nanoTime() - start);
        if (number("missing") != 0) {
            throw new IllegalStateException(
                    "the figures do not add up: " + calls.get(INTAKE).body());
        }
        String name = "cars in bulk, %d callers, ".formatted(callers);
        Figure taken = Figure.of(
                name + "acknowledged", "1/s", acknowledged, inserted, "inserts of 1,000 rows to a transaction");
        Figure kept = Figure.of(name + "stored", "1/s", stored, inserted, "inserts of 1,000 rows to a transaction");
        Figure copy = Figure.of(name + "stored, beside COPY", "1/s", stored, copied, "COPY of as many rows");
        return callers == 1
                ? List.of(taken, kept, copy)
                : List.of(taken.withGoal(Goal.atLeast(150_000)), kept.withGoal(Goal.atLeast(20_000)), copy);
    }

    /** How many records were accepted. */
    private long take(int callers, List<String> bodies) throws Exception {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger accepted = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> done = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                done.add(threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < bodies.size(); i = next.getAndIncrement()) {
                        HttpResponse<String> answer = calls.post("/api/cars/bulk", bodies.get(i));
                        if (answer.statusCode() != 202) {
                            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                        }
                        accepted.addAndGet((int) number(answer.body(), "accepted"));
                    }
                    return null;
                }));
            }
            for (Future<Void> one : done) {
                one.get();
            }
        }
        return accepted.get();
    }

    /** From the last record that the queue took to the first that the fallback store took; and back. */
    private List<Figure> outages(int times) throws Exception {
        Sample gap = new Sample();
        Sample back = new Sample();
        for (int i = 0; i < times; i++) {
            report("queued");
            try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<?> stopped = thread.submit(() -> switches.stop(Target.QUEUE));
                long last = System.nanoTime();
                while (report("queued")) {
                    last = System.nanoTime();
                }
                gap.add(System.nanoTime() - last);
                stopped.get();
            }
            while (!calls.get(INTAKE).body().contains("\"mode\":\"FALLBACK\"")) {
                report("pending");
            }
            switches.start(Target.QUEUE);
            long start = System.nanoTime();
            while (!calls.get(INTAKE).body().contains("\"mode\":\"QUEUE\"")) {
                report("queued");
            }
            back.add(System.nanoTime() - start);
            while (number("pending") > 0) {
                Thread.sleep(5);
            }
        }
        return List.of(
                Figure.alone("queue lost until the fallback takes a record, longest", "ms", gap.percentileMillis(100))
                        .withGoal(Goal.atMost(1_000)),
                Figure.alone("queue back until the mode is QUEUE, longest", "ms", back.percentileMillis(100))
                        .withGoal(Goal.atMost(ONE_PROBE_MILLIS))
                        .withNote("The breaker is open for 2 s, then one probe is sent."));
    }

    /** Whether the record was taken there. */
    private boolean report(String place) throws IOException, InterruptedException {
        HttpResponse<String> answer = calls.post("/api/cars", record(new Random()));
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body().contains("\"" + place + "\"");
    }

    private List<Figure> statistics(int cars) throws Exception {
        double counted;
        long count;
        try (CarSql sql = CarSql.connect(stack)) {
            sql.fill(cars);
            sql.recount();
            long start = System.nanoTime();
            count = sql.recount();
            counted = (System.nanoTime() - start) / 1e6;
        }
        long said = number(calls.get("/api/cars/stats").body(), "count");
        if (said != count) {
            throw new IllegalStateException("the statistics say " + said + " cars, and there are " + count);
        }
        List<Figure> figures = new ArrayList<>();
        for (String path : List.of("", "/average-price-per-model", "/make-percentage", "/model-percentage")) {
            Sample took = new Sample();
            ask(path, quick ? 50 : 200, new Sample());
            ask(path, quick ? 200 : 1_000, took);
            figures.add(Figure.of(
                            "/api/cars/stats%s at %,d cars, p99".formatted(path, cars),
                            "ms",
                            took.percentileMillis(99),
                            counted,
                            "counting the cars in SQL")
                    .withGoal(Goal.atMost(20))
                    .withNote("p50 %.1f ms.".formatted(took.medianMillis())));
        }
        return figures;
    }

    private void ask(String path, int times, Sample took) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            calls.get("/api/cars/stats" + path);
            took.add(System.nanoTime() - start);
        }
    }

    private static List<String> bodies(int bulks) {
        Random random = new Random(7);
        List<String> different = new ArrayList<>();
        for (int i = 0; i < Math.min(bulks, 20); i++) {
            StringBuilder body = new StringBuilder("{\"records\":[");
            for (int j = 0; j < RECORDS; j++) {
                body.append(j == 0 ? "" : ",").append(record(random));
            }
            different.add(body.append("]}").toString());
        }
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < bulks; i++) {
            bodies.add(different.get(i % different.size()));
        }
        return bodies;
    }

    /** Without an id: whenever it is sent, it is a new one. */
    private static String record(Random random) {
        return """
                {"normalizedMake":"%s","normalizedModel":"%s","year":%d,"price":%d,"location":"berlin","source":"bench"}""".formatted(
                        MAKES.get(random.nextInt(MAKES.size())),
                        MODELS.get(random.nextInt(MODELS.size())),
                        2000 + random.nextInt(25),
                        3000 + random.nextInt(77_001));
    }

    private long number(String name) throws IOException, InterruptedException {
        return number(calls.get(INTAKE).body(), name);
    }

    private static long number(String body, String name) {
        Matcher number = Pattern.compile("\"" + name + "\":(-?\\d+)").matcher(body);
        if (!number.find()) {
            throw new IllegalStateException("no " + name + " in " + body);
        }
        return Long.parseLong(number.group(1));
    }
}
