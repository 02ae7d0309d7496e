package io.lunapark.cli;

import io.lunapark.localstack.Settings;
import io.lunapark.localstack.StartFailure;
import io.lunapark.localstack.TableMove;
import io.lunapark.localstack.store.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes who plays DynamoDB on data that are there already. */
@Command(name = "move-tables", description = "Moves the tables of a stopped stack to another engine for DynamoDB.")
final class MoveTables implements Callable<Integer> {

    @Parameters(paramLabel = "local|dynoxide", description = "Who plays DynamoDB from now on.")
    private String to = "";

    @Mixin
    private final Environment environment = new Environment();

    @Option(names = "--data", paramLabel = "DIR", description = "Where its data is kept (data/<env>).")
    private @Nullable Path data;

    @Option(names = "--template", hidden = true, paramLabel = "FILE", description = "Another root template.")
    private Path template = Path.of("template.yaml");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Engine engine = Engine.of(to)
                .orElseThrow(() -> new ParameterException(
                        Objects.requireNonNull(spec).commandLine(), to + " is neither local nor dynoxide."));
        Settings settings = Settings.of(environment.toString(), template, data == null ? environment.data() : data, 0);
        try {
            long items = TableMove.run(settings, engine);
            System.out.println("Moved " + items + " items; from now on " + engine.title() + " plays DynamoDB.");
            return 0;
        } catch (StartFailure e) {
            throw new Failure("nothing has been moved. " + e.getMessage());
        }
    }
}
