package io.lunapark.bench;

import io.lunapark.localstack.Folder;
import io.lunapark.localstack.logging.Logging;
import io.lunapark.localstack.store.Engine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures what is named, or everything but
 * cold starts, which take an hour. Works on data folders of its own, which are removed at the end.
 */
public final class Bench {

    private static final Path RESULT = Path.of("localstack/bench/target/bench.json");
    private static final Path DATA = Path.of("localstack/bench/target/bench-data");
    private static final String COLD = "cold";
    public static final List<String> PARTS = List.of(
            "start",
            "http",
            "store",
            "cinema",
            "tasks",
            "cars",
            "view",
            "commands",
            "drain",
            "identity",
            "unlock",
            COLD);

    private Bench() {}

    /** @param wanted some of {@link #PARTS}; empty for all but {@code cold} */
    public static void run(boolean quick, List<String> wanted) throws Exception {
        Folder.delete(DATA); // what a run that was cut off has left
        Logging.configure("prod", DATA.resolve("logs"));
        keepConsoleForResults();
        long start = System.nanoTime();
        Report report = new Report(quick, Engine.installed().title());
        say("DynamoDB is played by " + Engine.installed().title() + ".");
        try {
            if (isWanted("start", wanted)) {
                say("Starting it on an empty and on a used data folder ...");
                StartBench.run(DATA.resolve("start"), quick ? 1 : 3).forEach(report::add);
            }
            if (isWanted("http", wanted)) {
                say("Calling it from outside ...");
                HttpBench.run(DATA.resolve("http"), quick, report::add);
            }
            if (isWanted("store", wanted)) {
                say("Putting items with each engine for DynamoDB ...");
                StoreBench.run(DATA.resolve("store"), quick).forEach(report::add);
            }
            if (isWanted("cinema", wanted)) {
                say("Reserving seats from outside ...");
                CinemaBench.run(DATA.resolve("cinema"), quick, report::add);
            }
            if (isWanted("tasks", wanted)) {
                say("Handing out tasks, and keeping their books ...");
                TasksBench.run(DATA.resolve("tasks"), quick).forEach(report::add);
            }
            if (isWanted("cars", wanted)) {
                say("Taking cars, without their queue too ...");
                CarsBench.run(DATA.resolve("cars"), quick).forEach(report::add);
            }
            if (isWanted("view", wanted)) {
                say("Changing coasters and watching the view ...");
                ViewBench.run(DATA.resolve("view"), quick).forEach(report::add);
            }
            if (isWanted("commands", wanted)
                    || isWanted("drain", wanted)
                    || isWanted("identity", wanted)
                    || isWanted("unlock", wanted)
                    || wanted.contains(COLD)) {
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
                    if (wanted.contains(COLD)) {
                        say("Starting functions from their packages ...");
                        ColdBench.run(stack, DATA.resolve("cold"), quick, report);
                    }
                    if (isWanted("drain", wanted)) {
                        say("Draining the outbox ...");
                        DrainBench.run(stack, quick ? 10_000 : 30_000, quick ? 1 : 3)
                                .forEach(report::add);
                    }
                }
            }
        } finally {
            Folder.delete(DATA);
        }
        report.print(System.out);
        report.write(RESULT);
        say("Took " + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s; written to " + RESULT);
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
}
