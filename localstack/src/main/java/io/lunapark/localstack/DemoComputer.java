package io.lunapark.localstack;

import io.lunapark.localstack.store.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A computer of a park in a demo: a stack in a process of its own, with stores of its own. */
final class DemoComputer {

    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** In the order in which a coaster has them. */
    private static final Pattern COASTER =
            Pattern.compile("\"number\":\"(?<number>A\\d+)\"|\"name\":\"(?<name>[^\"]+)\"|\"staff\":(?<staff>\\d+)"
                    + "|\"number\":\"(?<wagon>W\\d+)\"");

    private static final Pattern SIDE =
            Pattern.compile("\"(?<side>lost|won)\":\\{\"site\":\"(?<site>[^\"]+)\".*?\"staff\":(?<staff>\\d+)");

    private final Path data;
    private final Process process;
    private @Nullable RunningStack stack;
    private @Nullable Walk walk;

    private DemoComputer(Path data, Process process) {
        this.data = data;
        this.process = process;
    }

    /**
     * Starts the process; {@link #awaitUp} comes next.
     *
     * @param lunapark the command line as a process
     * @param data its folder, named as the computer is
     * @param options of {@code up}
     */
    static DemoComputer launch(List<String> lunapark, Path data, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(lunapark);
        command.addAll(List.of("up", "--port", "0", "--data", data.toString()));
        command.addAll(
                List.of("--end-with", Long.toString(ProcessHandle.current().pid())));
        command.addAll(options);
        return new DemoComputer(
                data,
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(log(data).toFile()))
                        .start());
    }

    /** @throws IllegalStateException with what it has said, where it does not start */
    void awaitUp() throws IOException, InterruptedException {
        long patience = System.nanoTime() + START.toNanos();
        Optional<RunningStack> up = Optional.empty();
        while (up.isEmpty()) {
            if (!process.isAlive() || System.nanoTime() > patience) {
                throw new IllegalStateException(name() + " does not start:\n" + Files.readString(log(data)));
            }
            Thread.sleep(PAUSE);
            up = RunningStack.on(data).filter(one -> one.process().pid() == process.pid());
        }
        stack = up.get();
        walk = new Walk(url(), admin());
    }

    String name() {
        return data.getFileName().toString();
    }

    String url() {
        return running().url();
    }

    SignedIn admin() {
        return running().signedInAs(running().firstAdmin());
    }

    /** How to sign in at its console. */
    String signIn() {
        return running().firstAdmin() + ", with the password in " + running().field("firstAdminPasswordFile");
    }

    /** Calls of its admin. */
    Walk walk() {
        return Objects.requireNonNull(walk);
    }

    /** A line for each coaster that it shows. */
    List<String> board() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (MatchResult one : found(COASTER, "/api/coasters?limit=100")) {
            if (one.group("number") != null) {
                lines.add(one.group("number"));
            } else {
                lines.add(lines.removeLast() + told(one));
            }
        }
        return lines.stream().sorted().toList();
    }

    private static String told(MatchResult one) {
        if (one.group("name") != null) {
            return " " + one.group("name");
        }
        return one.group("staff") != null ? ", " + one.group("staff") + " people" : ", wagon " + one.group("wagon");
    }

    /** A line for each side of its conflicts. */
    List<String> conflicts() throws IOException, InterruptedException {
        return found(SIDE, "/api/conflicts").stream()
                .map(one -> one.group("staff") + " people, as set at " + one.group("site")
                        + (one.group("side").equals("won") ? ", holds" : ", is kept as a conflict"))
                .toList();
    }

    private List<MatchResult> found(Pattern pattern, String path) throws IOException, InterruptedException {
        return pattern.matcher(walk().quietly("GET", path, "")).results().toList();
    }

    private RunningStack running() {
        return Objects.requireNonNull(stack);
    }

    /** As the power does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Tells it to stop; {@link #awaitEnd} waits for it. */
    void stop() {
        process.destroy();
    }

    /** With the Postgres that a killed one has left behind. */
    void awaitEnd() throws InterruptedException {
        if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
            kill();
        }
        new Postgres(data.resolve("postgres"), log(data), 0).stop();
    }

    private static Path log(Path data) {
        return data.resolveSibling(data.getFileName() + ".log");
    }
}
