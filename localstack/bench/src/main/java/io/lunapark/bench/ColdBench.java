package io.lunapark.bench;

import io.lunapark.bench.ColdStart.Shipped;
import io.lunapark.bench.ColdStart.Way;
import io.lunapark.bench.Figure.Goal;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.packing.Pack;
import io.lunapark.packing.SampleEvents;
import io.lunapark.packing.SelfContained;
import io.lunapark.packing.TlsFront;
import io.lunapark.packing.UnpackedZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How long the first answer of a function takes from the start of its process: from its zip in the managed runtime and from
 * the package with its own Java, beside the fat jar of a newcomer. All under AWS's runtime client, on one processor,
 * with TLS between them and the stores.
 */
final class ColdBench {

    private static final double MOST_TIMES_FAT_JAR_MANAGED = 0.85;
    private static final double MOST_TIMES_FAT_JAR_OWN_JAVA = 0.30;

    /** The first call after a snapshot beside the later ones. */
    private static final double MOST_TIMES_WARM = 6;

    /** A function of each kind in one system: DynamoDB alone, a view, a command with SQL, a projection, a job. */
    private static final Set<String> REPRESENTATIVE =
            Set.of("UnlockDoor", "ListDoors", "AddBuilding", "ProjectDoors", "SealHistory");

    /** The others start once in each way, and are called less often: there are ninety of them. */
    private static final int ROUNDS_OF_REPRESENTATIVE = 3;

    private static final int WARM_CALLS_OF_OTHERS = 30;

    private final TlsFront stores;
    private final SampleEvents samples;
    private final Report report;
    private final int warmCalls;
    private final List<Figure> firstAnswersOfManaged = new ArrayList<>();
    private final List<Figure> firstAnswersOfOwnJava = new ArrayList<>();

    private ColdBench(OwnStack stack, TlsFront stores, boolean quick, Report report) {
        this.stores = stores;
        this.report = report;
        samples = new SampleEvents(stack.stack(), Path.of(""));
        warmCalls = quick ? 50 : 200;
    }

    static void run(OwnStack stack, Path folder, boolean quick, Report report) throws IOException {
        if (!ColdStart.ON_ONE_PROCESSOR) {
            Bench.say("  There is no taskset here: functions use all processors.");
        }
        try (TlsFront stores =
                TlsFront.open(folder.resolve("tls"), stack.stack().whereabouts().variables())) {
            ColdBench bench = new ColdBench(stack, stores, quick, report);
            for (Map.Entry<Path, List<Function>> zip : Pack.byZip(stack.stack()).entrySet()) {
                List<Function> functions = zip.getValue().stream()
                        .filter(function -> !quick || REPRESENTATIVE.contains(function.id()))
                        .toList();
                if (!functions.isEmpty()) {
                    if (!SelfContained.fits(zip.getKey())) {
                        Bench.say("  packing " + zip.getKey().getFileName() + " with its own Java");
                        SelfContained.make(zip.getKey(), zip.getValue(), bench.samples, stores);
                    }
                    bench.system(zip.getKey(), functions, folder);
                }
            }
            bench.ofAll(Shipped.MANAGED, bench.firstAnswersOfManaged, MOST_TIMES_FAT_JAR_MANAGED);
            bench.ofAll(Shipped.OWN_JAVA, bench.firstAnswersOfOwnJava, MOST_TIMES_FAT_JAR_OWN_JAVA);
        }
    }

    private void system(Path zip, List<Function> functions, Path folder) throws IOException {
        Path own = SelfContained.of(zip);
        Path fat = folder.resolve(zip.getFileName() + "-fat.jar");
        try (UnpackedZip task = UnpackedZip.of(zip);
                UnpackedZip ownTask = SelfContained.unpack(zip)) {
            FatJar.make(task.folder().resolve("lib"), fat);
            report.add(Figure.of(zip.getFileName() + ", size", "MB", megabytes(zip), megabytes(fat), "the fat jar"));
            report.add(Figure.of(own.getFileName() + ", size", "MB", megabytes(own), megabytes(fat), "the fat jar"));
            try (UnpackedZip fatTask = UnpackedZip.of(fat)) {
                String trust = stores.trusting(Path.of(System.getProperty("java.home"), "lib", "security", "cacerts"));
                Ways ways = new Ways(
                        new Way(Shipped.FAT_JAR, fatTask.folder(), trust),
                        new Way(Shipped.MANAGED, task.folder(), trust),
                        new Way(
                                Shipped.OWN_JAVA,
                                ownTask.folder(),
                                stores.trusting(SelfContained.authorities(ownTask))),
                        new Way(Shipped.SNAPSHOT, task.folder(), trust));
                for (Function function : functions) {
                    measure(function, ways);
                }
            }
        }
    }

    private static double megabytes(Path file) throws IOException {
        return Files.size(file) / 1e6;
    }

    private void measure(Function function, Ways ways) throws IOException {
        Bench.say("  " + function.id());
        ColdStart fatJar = new ColdStart(function, ways.fatJar());
        ColdStart managed = new ColdStart(function, ways.managed());
        ColdStart ownJava = new ColdStart(function, ways.ownJava());
        // SnapStart is for functions that a caller waits for; queues and schedules do without (docs/decisions/0021).
        Optional<ColdStart> snapshot =
                function.routes().isEmpty() ? Optional.empty() : Optional.of(new ColdStart(function, ways.snapshot()));
        List<ColdStart> inTurn = Stream.concat(Stream.of(fatJar, managed, ownJava), snapshot.stream())
                .toList();
        boolean representative = REPRESENTATIVE.contains(function.id());
        int rounds = representative ? ROUNDS_OF_REPRESENTATIVE : 1;
        int calls = representative ? warmCalls : WARM_CALLS_OF_OTHERS;
        for (int round = 0; round < rounds; round++) {
            for (ColdStart start : inTurn) {
                start.measure(samples.of(function.id()), calls, stores.variables());
            }
        }
        firstAnswersOfManaged.add(figures(function, Shipped.MANAGED, managed, fatJar, MOST_TIMES_FAT_JAR_MANAGED));
        firstAnswersOfOwnJava.add(figures(function, Shipped.OWN_JAVA, ownJava, fatJar, MOST_TIMES_FAT_JAR_OWN_JAVA));
        snapshot.ifPresent(start -> report.add(afterSnapshot(function, start)));
    }

    /** @return that of the first answer */
    private Figure figures(
            Function function, Shipped shipped, ColdStart start, ColdStart fatJar, double mostTimesBase) {
        String name = function.id() + ", " + shipped.words() + ", ";
        Figure first = Figure.of(
                        name + "first answer",
                        "ms",
                        start.firstAnswer().medianMillis(),
                        fatJar.firstAnswer().medianMillis(),
                        "a newcomer's fat jar")
                .withGoal(Goal.atMostTimesBase(mostTimesBase));
        report.add(first);
        compare(name + "processor time of it", start.processor(), fatJar.processor(), 50);
        compare(name + "init", start.init(), fatJar.init(), 50);
        compare(name + "first call", start.firstCall(), fatJar.firstCall(), 50);
        compare(name + "warm p50", start.warm(), fatJar.warm(), 50);
        compare(name + "warm p99", start.warm(), fatJar.warm(), 99);
        report.add(Figure.of(name + "memory", "MB", start.megabytes(), fatJar.megabytes(), ""));
        return first;
    }

    /** What was done before the snapshot is not counted, nor is the restore, which only an account can tell. */
    private static Figure afterSnapshot(Function function, ColdStart start) {
        return Figure.of(
                        function.id() + ", " + Shipped.SNAPSHOT.words() + ", first call",
                        "ms",
                        start.firstCall().medianMillis(),
                        start.warm().medianMillis(),
                        "its own warm p50")
                .withGoal(Goal.atMostTimesBase(MOST_TIMES_WARM));
    }

    private void compare(String name, Sample sample, Sample base, double percent) {
        report.add(Figure.of(name, "ms", sample.percentileMillis(percent), base.percentileMillis(percent), ""));
    }

    private void ofAll(Shipped shipped, List<Figure> first, double mostTimesBase) {
        List<Double> ratios = first.stream().map(Figure::ratio).sorted().toList();
        String name = "first answer of " + ratios.size() + " functions, " + shipped.words();
        report.add(Figure.alone(name + ", median", "x", ratios.get(ratios.size() / 2)));
        report.add(Figure.alone(name + ", worst", "x", ratios.getLast()).withGoal(Goal.atMost(mostTimesBase)));
    }

    /** A system in every way that it is shipped. */
    private record Ways(Way fatJar, Way managed, Way ownJava, Way snapshot) {}
}
