package io.lunapark.bench;

import io.lunapark.localstack.template.Template.Function;
import io.lunapark.packing.Launch;
import io.lunapark.packing.Outcome;
import io.lunapark.packing.PackagedFunction;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured of one function that is shipped in one way; each start is a new process. */
final class ColdStart {

    /** A small function has no more; the stores have the others. */
    static final boolean ON_ONE_PROCESSOR = Files.isExecutable(Path.of("/usr/bin/taskset"));

    /** The longest that one process is called again and again; the second half of the calls count as warm. */
    private static final Duration WARM = Duration.ofSeconds(2);

    /** The variable that every Java reads, however it is started. */
    private static final String OPTIONS = "JAVA_TOOL_OPTIONS";

    private final Function function;
    private final Way way;
    private final Sample init = new Sample();
    private final Sample processor = new Sample();
    private final Sample firstCall = new Sample();
    private final Sample firstAnswer = new Sample();
    private final Sample warm = new Sample();
    private final List<Long> megabytes = new ArrayList<>();

    ColdStart(Function function, Way way) {
        boolean newcomers =
                way.shipped() == Shipped.FAT_JAR && !function.routes().isEmpty();
        this.function = (newcomers ? function.withHandler(FatJar.HTTP_HANDLER) : function)
                .withEnvironment(environment(function, way));
        this.way = way;
    }

    /** All trust the stores; but only those who ship for the managed Java tell it what the template has for it. */
    private static Map<String, String> environment(Function function, Way way) {
        Map<String, String> environment = new LinkedHashMap<>(function.environment());
        String options = way.shipped().isManaged() ? environment.getOrDefault(OPTIONS, "") : "";
        environment.put(OPTIONS, (way.trust() + " " + options).strip());
        return environment;
    }

    void measure(byte[] event, int warmCalls, Map<String, String> variables) {
        Launch launch = switch (way.shipped()) {
            case FAT_JAR, MANAGED -> Launch.managed(function, way.task());
            case SNAPSHOT -> Launch.managed(function, way.task()).forSnapshot();
            case OWN_JAVA -> Launch.own(way.task());
        };
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (PackagedFunction started =
                PackagedFunction.start(function, ON_ONE_PROCESSOR ? launch.onOneProcessor() : launch, variables, log)) {
            long first = call(started, event, log);
            init.add(started.init().toNanos());
            processor.add(started.processorTime().toNanos());
            firstCall.add(first);
            firstAnswer.add(started.init().toNanos() + first);
            List<Long> calls = new ArrayList<>();
            long end = System.nanoTime() + WARM.toNanos();
            do {
                calls.add(call(started, event, log));
            } while (calls.size() < 2 * warmCalls && System.nanoTime() < end);
            calls.subList(calls.size() / 2, calls.size()).forEach(warm::add);
            megabytes.add(started.memoryMb().orElse(0));
        }
    }

    private static long call(PackagedFunction started, byte[] event, ByteArrayOutputStream log) {
        Outcome outcome = started.invoke(event);
        if (outcome.failed()) {
            throw new IllegalStateException(outcome.text() + "\n" + log.toString(StandardCharsets.UTF_8));
        }
        return outcome.duration().toNanos();
    }

    /** From the start of the process to its first question for an event. */
    Sample init() {
        return init;
    }

    /** What the processor has worked for it until the first answer: the same however much else the machine does. */
    Sample processor() {
        return processor;
    }

    /** Of the first call alone: what is left of a cold start when the process comes from a snapshot. */
    Sample firstCall() {
        return firstCall;
    }

    /** From the start of the process. */
    Sample firstAnswer() {
        return firstAnswer;
    }

    Sample warm() {
        return warm;
    }

    /** The most that it has held, median. */
    double megabytes() {
        return megabytes.stream().sorted().toList().get(megabytes.size() / 2);
    }

    /** How a function can be shipped. */
    enum Shipped {
        FAT_JAR("fat jar"),
        MANAGED("managed"),
        SNAPSHOT("managed, from a snapshot"),
        OWN_JAVA("own Java");

        private final String words;

        Shipped(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        boolean isManaged() {
            return this == MANAGED || this == SNAPSHOT;
        }
    }

    /**
     * A system as it is shipped.
     *
     * @param task the unpacked package
     * @param trust the option of Java that has it trust the stores
     */
    record Way(Shipped shipped, Path task, String trust) {}
}
