package io.lunapark.bench;

import io.lunapark.bench.Figure.Goal;
import io.lunapark.localstack.Folder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How long one waits from {@code ./lunapark up}, when nothing has to be built, to the first answer. */
final class StartBench {

    private static final double LONGEST_SECONDS = 6;

    /** Starts after which {@code ./lunapark} has prepared for the next ones what it can. */
    private static final int PREPARING = 2;

    private StartBench() {}

    static List<Figure> run(Path folder, int rounds) throws IOException, InterruptedException {
        Sample empty = new Sample();
        Sample used = new Sample();
        Sample java = new Sample();
        for (int i = 0; i < PREPARING; i++) {
            up(folder.resolve("data"));
        }
        for (int i = 0; i < rounds; i++) {
            Folder.delete(folder);
            java.add(bareJava());
            empty.add(up(folder.resolve("data")));
            java.add(bareJava());
            used.add(up(folder.resolve("data")));
        }
        double base = java.medianMillis() / 1000;
        return List.of(
                Figure.of("up on an empty folder", "s", empty.medianMillis() / 1000, base, "java -version")
                        .withGoal(Goal.atMost(LONGEST_SECONDS)),
                Figure.of("up on a used folder", "s", used.medianMillis() / 1000, base, "")
                        .withGoal(Goal.atMost(LONGEST_SECONDS))
                        .withNote(
                                "To the first GET /api/coasters of somebody who has signed in; Postgres is new in an empty folder."));
    }

    private static long up(Path data) throws IOException, InterruptedException {
        try (ChildStack stack = ChildStack.up(data)) {
            return stack.startedIn().toNanos();
        }
    }

    private static long bareJava() throws IOException, InterruptedException {
        long start = System.nanoTime();
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return System.nanoTime() - start;
    }
}
