package io.lunapark.cli;

import io.lunapark.localstack.StartFailure;
import io.lunapark.localstack.template.TemplateFaults;
import io.lunapark.packing.Invoke;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a function's zip once, as Lambda does. */
@Command(
        name = "invoke",
        description =
                "Runs a function's zip once in a process of its own, as Lambda does. Its answer goes to standard output.")
final class InvokeFunction implements Callable<Integer> {

    @Mixin
    private final Environment environment = new Environment();

    @Parameters(paramLabel = "<Function>", description = "For example ListCoasters.")
    private String function = "";

    @Option(
            names = {"-e", "--event"},
            paramLabel = "FILE",
            description = "Its event (functions/<system>/events/<Function>.json).")
    private @Nullable Path event;

    @Option(names = "--data", paramLabel = "DIR", description = "Of the running stack (data/<env>).")
    private @Nullable Path data;

    @Override
    public Integer call() throws IOException {
        try {
            Path where = data == null ? environment.data() : data;
            return Invoke.invoke(function, event, environment.toString(), where) ? 0 : 1;
        } catch (StartFailure | TemplateFaults | IllegalArgumentException e) {
            throw new Failure(e.getMessage());
        }
    }
}
