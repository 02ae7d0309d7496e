package io.lunapark.bench;

import io.lunapark.bench.Figure.Goal;
import io.lunapark.localstack.Folder;
import io.lunapark.packing.SampleEvents;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long a committed change takes to the view while many are made, and what the stack weighs after that. */
final class ViewBench {

    private static final int WANTED_PER_SECOND = 500;
    private static final int LEAST_PER_SECOND = 50;
    private static final int COASTERS = 200;
    private static final int WATCHED = 25;
    private static final double LONGEST_MILLIS = 100;
    private static final double MOST_MEGABYTES = 600;

    /** Less than this of what was wanted, and the rate was not offered. */
    private static final double OFFERED = 0.97;

    private static final Duration CATCHING_UP = Duration.ofSeconds(2);

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
                load.warmUp(CATCHING_UP); // its first calls wait for the view, which may have fallen behind
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
        List<String> ids = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < COASTERS; i++) {
                String id = SampleEvents.id(post(client, stack, "/api/coasters", Texts.coaster(16)));
                post(client, stack, "/api/coasters/" + id + "/wagons", Texts.wagon());
                ids.add(id);
            }
        }
        return ids;
    }

    private static String post(HttpClient client, ChildStack stack, String path, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(stack.url().resolve(path))
                        .header("Content-Type", "application/json")
                        .header("Authorization", stack.authorization())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("not the answer that was hoped for: " + answer.body());
        }
        return answer.body();
    }
}
