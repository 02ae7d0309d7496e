package io.lunapark.localstack.bench;

import io.lunapark.localstack.logging.Logging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code bench [--quick] [commands|view|drain|start|identity|unlock ...]}: measures what is named, or everything. Works on
 * data folders of its own, which are removed at the end.
 */
public final class Bench {

    private static final Path RESULT = Path.of("localstack/target/bench.json");
    private static final Path DATA = Path.of("localstack/target/bench-data");
    private static final Set<String> PARTS = Set.of("start", "view", "commands", "drain", "identity", "unlock");

    private Bench() {}

    public static void main(String[] args) throws Exception {
        List<String> wanted = new ArrayList<>(List.of(args));
        boolean quick = wanted.remove("--quick");
        if (!PARTS.containsAll(wanted)) {
            System.err.println(
                    "Usage: ./lunapark bench [--quick] [start] [view] [commands] [drain] [identity] [unlock]");
            System.exit(1);
        }
        Logging.configure("prod", DATA.resolve("logs"));
        keepConsoleForResults();
        long start = System.nanoTime();
        Report report = new Report(quick);
        try {
            if (isWanted("start", wanted)) {
                say("Starting it on an empty and on a used data folder ...");
                StartBench.run(DATA.resolve("start"), quick ? 1 : 3).forEach(report::add);
            }
            if (isWanted("view", wanted)) {
                say("Changing coasters and watching the view ...");
                ViewBench.run(DATA.resolve("view"), quick).forEach(report::add);
            }
            if (isWanted("commands", wanted)
                    || isWanted("drain", wanted)
                    || isWanted("identity", wanted)
                    || isWanted("unlock", wanted)) {
                try (OwnStack stack = OwnStack.start(DATA.resolve("own"))) {
                    if (isWanted("commands", wanted)) {
                        say("Commands against their SQL alone ...");
                        CommandBench.run(stack, quick ? 400 : 1000).forEach(report::add);
                    }
                    if (isWanted("identity", wanted)) {
                        say("Signing in, and checking tokens ...");
                        IdentityBench.run(stack, quick ? 50 : 200).forEach(report::add);
                    }
                    if (isWanted("unlock", wanted)) {
                        say("Unlocking doors ...");
                        UnlockBench.run(stack, quick, report);
                    }
                    if (isWanted("drain", wanted)) {
                        say("Draining the outbox ...");
                        DrainBench.run(stack, quick ? 10_000 : 30_000, quick ? 1 : 3)
                                .forEach(report::add);
                    }
                }
            }
        } finally {
            delete(DATA);
        }
        report.print(System.out);
        report.write(RESULT);
        say("Took " + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s; written to " + RESULT);
        System.exit(0);
    }

    static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** What is logged stands in the files of the data folder. */
    static void keepConsoleForResults() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.detachAppender("console");
        }
    }

    private static boolean isWanted(String part, List<String> wanted) {
        return wanted.isEmpty() || wanted.contains(part);
    }

    /** Removes a data folder. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
