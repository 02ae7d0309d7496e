package io.lunapark.bench;

import io.lunapark.bench.Figure.Goal;
import io.lunapark.localstack.Folder;
import io.lunapark.packing.SampleEvents;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * What callers from outside get: coasters are registered over HTTP by callers who each wait for the answer. The base is the
 * same callers reading one coaster.
 */
final class HttpBench {

    private static final int WATCH_EVERY = 50;

    private final Calls calls;
    private final View view;

    private HttpBench(Calls calls, View view) {
        this.calls = calls;
        this.view = view;
    }

    /** @param lag from the answer of a call until its effect is in the view */
    private record Result(int answered, int failed, double perSecond, Sample took, Sample lag) {}

    /** @param report is given each figure as soon as it is known: a run takes minutes */
    static void run(Path folder, boolean quick, Consumer<Figure> report) throws IOException, InterruptedException {
        Folder.delete(folder);
        try (ChildStack stack = ChildStack.up(folder.resolve("data"));
                View view = new View(stack)) {
            new HttpBench(new Calls(stack), view).run(quick, report);
        }
    }

    private void run(boolean quick, Consumer<Figure> report) throws IOException, InterruptedException {
        register(8, Duration.ofSeconds(quick ? 20 : 60));
        String id = settled();
        Bench.say("  one caller");
        Result base = read(id, 1, Duration.ofSeconds(quick ? 3 : 10));
        Result one = register(1, Duration.ofSeconds(quick ? 5 : 15));
        report.accept(Figure.of(
                        "RegisterCoaster over HTTP, one caller, p50",
                        "ms",
                        one.took().medianMillis(),
                        base.took().medianMillis(),
                        "the same caller reading one coaster")
                .withGoal(Goal.atMost(3))
                .withNote(note(one)));
        Bench.say("  eight callers");
        rates(8, Duration.ofSeconds(quick ? 15 : 60), id, 500).forEach(report);
        Bench.say("  fifty callers");
        rates(50, Duration.ofSeconds(quick ? 8 : 15), id, 1000).forEach(report);
    }

    private List<Figure> rates(int callers, Duration length, String id, int goal)
            throws IOException, InterruptedException {
        settled();
        Result base = read(id, callers, Duration.ofSeconds(3));
        Result result = register(callers, length);
        String who = ", %d callers".formatted(callers);
        return List.of(
                Figure.of(
                                "RegisterCoaster over HTTP" + who,
                                "1/s",
                                result.perSecond(),
                                base.perSecond(),
                                "the same callers reading one coaster")
                        .withGoal(Goal.atLeast(goal))
                        .withNote(note(result)),
                Figure.alone(
                        "answer to view" + who + ", longest", "ms", result.lag().percentileMillis(100)));
    }

    private static String note(Result result) {
        return "%d answered, %d failed; p50 %.1f, p99 %.1f ms; answer to view p50 %.0f, p99 %.0f ms."
                .formatted(
                        result.answered(),
                        result.failed(),
                        result.took().medianMillis(),
                        result.took().percentileMillis(99),
                        result.lag().medianMillis(),
                        result.lag().percentileMillis(99));
    }

    private Result register(int callers, Duration length) {
        return load(callers, length, this::registration, 201);
    }

    private Result read(String id, int callers, Duration length) {
        return load(callers, length, () -> calls.get("/api/coasters/" + id), 200);
    }

    /** The first call and every so many-th are followed into the view beside the callers, who go on. */
    private Result load(int callers, Duration length, Call call, int good) {
        Sample took = new Sample();
        Sample lag = new Sample();
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        AtomicLong last = new AtomicLong();
        AtomicReference<String> refusal = new AtomicReference<>("no answer");
        long start = System.nanoTime();
        long end = start + length.toNanos();
        try (ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < callers; caller++) {
                threads.execute(() -> {
                    while (System.nanoTime() < end) {
                        long began = System.nanoTime();
                        try {
                            HttpResponse<String> answer = call.make();
                            long now = System.nanoTime();
                            if (answer.statusCode() != good) {
                                failed.incrementAndGet();
                                refusal.set(answer.statusCode() + " " + answer.body());
                                continue;
                            }
                            took.add(now - began);
                            last.accumulateAndGet(now, Math::max);
                            if (answered.getAndIncrement() % WATCH_EVERY == 0 && good == 201) {
                                watchers.execute(() -> follow(SampleEvents.id(answer.body()), now, lag));
                            }
                        } catch (IOException e) {
                            failed.incrementAndGet();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            return;
                        }
                    }
                });
            }
        }
        if (answered.get() == 0) {
            throw new IllegalStateException("every call failed, the last by " + refusal);
        }
        return new Result(answered.get(), failed.get(), answered.get() * 1e9 / (last.get() - start), took, lag);
    }

    /** A coaster that can be read, and so all that were registered before it. */
    private String settled() throws IOException, InterruptedException {
        String id = SampleEvents.id(registration().body());
        while (calls.get("/api/coasters/" + id).statusCode() != 200) {
            Thread.sleep(100);
        }
        return id;
    }

    private void follow(String id, long answered, Sample lag) {
        try {
            view.awaitVersion(id, 1, View.PATIENCE);
            lag.add(System.nanoTime() - answered);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> registration() throws IOException, InterruptedException {
        return calls.post("/api/coasters", Texts.coaster(16));
    }

    /** What each caller does again and again. */
    private interface Call {
        HttpResponse<String> make() throws IOException, InterruptedException;
    }
}
