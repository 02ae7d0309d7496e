package io.lunapark.bench;

import io.lunapark.bench.Figure.Goal;
import io.lunapark.localstack.Folder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long a committed change takes to the view while many are made, and what the stack weighs after that. */
final class ViewBench {

    private static final int WANTED_PER_SECOND = 300;
    private static final int LEAST_PER_SECOND = 50;
    private static final int COASTERS = 200;
    private static final int WATCHED = 25;
    private static final double LONGEST_MILLIS = 250;
    private static final double MOST_MEGABYTES = 750;

    /** Less than this of what was wanted, and the rate was not offered. */
    private static final double OFFERED = 0.97;

    private ViewBench() {}

    static List<Figure> run(Path folder, boolean quick) throws IOException, InterruptedException {
        Folder.delete(folder);
        List<Figure> figures = new ArrayList<>();
        double bare = Memory.isKnown() ? BarePostgres.megabytes(folder.resolve("bare")) : 0;
        try (ChildStack stack = ChildStack.up(folder.resolve("data"));
                View view = new View(stack)) {
            Load load = new Load(stack, register(stack), view);
            load.warmUp(quick ? Duration.ofSeconds(8) : Duration.ofSeconds(25));
            int rate = WANTED_PER_SECOND;
            Duration length = Duration.ofSeconds(quick ? 6 : 20);
            Load.Result result;
            do {
                load.settle();
                Bench.say("  " + rate + "/s");
                result = load.run(rate, length, WATCHED);
                figures.addAll(figures(rate, result));
                rate /= 2;
                length = Duration.ofSeconds(quick ? 4 : 10);
            } while (!isHeld(result, 2 * rate) && rate > LEAST_PER_SECOND);
            if (Memory.isKnown()) {
                figures.add(Figure.of(
                                "memory after the load",
                                "MB",
                                stack.megabytes(),
                                bare,
                                "a bare JVM and an idle Postgres")
                        .withGoal(Goal.atMost(MOST_MEGABYTES))
                        .withNote("Proportional set size of the process and of all of Postgres."));
            }
        }
        return figures;
    }

    private static boolean isHeld(Load.Result result, int rate) {
        return result.perSecond() >= OFFERED * rate && result.visible().percentileMillis(99) <= LONGEST_MILLIS;
    }

    private static List<Figure> figures(int rate, Load.Result result) {
        String at = " at " + rate + "/s";
        boolean isTheGoal = rate == WANTED_PER_SECOND;
        Sample visible = result.visible();
        Sample stored = result.stored();
        Figure p99 = Figure.of(
                        "commit to view" + at + ", p99",
                        "ms",
                        visible.percentileMillis(99),
                        stored.percentileMillis(99),
                        "")
                .withNote("%.0f/s answered, %d failed; answer p50 %.1f, p99 %.1f ms; from due to readable p99 %.0f ms."
                        .formatted(
                                result.perSecond(),
                                result.failed(),
                                result.answered().medianMillis(),
                                result.answered().percentileMillis(99),
                                result.whole().percentileMillis(99)));
        return List.of(
                Figure.of(
                        "commit to view" + at + ", p50",
                        "ms",
                        visible.medianMillis(),
                        stored.medianMillis(),
                        "one PutItem and one GetItem in the same load"),
                isTheGoal ? p99.withGoal(Goal.atMost(LONGEST_MILLIS)) : p99);
    }

    private static List<String> register(ChildStack stack) throws IOException, InterruptedException {
        Calls calls = new Calls(stack);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < COASTERS; i++) {
            String id = calls.made("/api/coasters", Texts.coaster(16));
            calls.made("/api/coasters/" + id + "/wagons", Texts.wagon());
            ids.add(id);
        }
        return ids;
    }
}
