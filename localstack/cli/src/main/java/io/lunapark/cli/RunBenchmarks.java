package io.lunapark.cli;

import io.lunapark.bench.Bench;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures. */
@Command(name = "bench", description = "Runs the benchmarks, or some of them.")
final class RunBenchmarks implements Callable<Integer> {

    @Option(names = "--quick", description = "Fewer rounds.")
    private boolean quick;

    @Parameters(
            paramLabel = "part",
            completionCandidates = Names.class,
            description = "Of ${COMPLETION-CANDIDATES}; cold takes most of an hour and runs only when it is named.")
    private List<String> parts = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!Bench.PARTS.containsAll(parts)) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "there are the parts " + Bench.PARTS);
        }
        Bench.run(quick, parts);
        return 0;
    }

    /** For the help. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Bench.PARTS.iterator();
        }
    }
}
