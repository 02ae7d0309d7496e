package io.lunapark.cli;

import io.lunapark.localstack.RunningStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --env}: which of the two stacks of this machine is meant. */
final class Environment {

    /** Stages of the template that run here. */
    enum Stage {
        DEV,
        PROD;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--env", paramLabel = "dev|prod", defaultValue = "dev", description = "Which environment (dev).")
    Stage stage = Stage.DEV;

    @Option(names = "--site", paramLabel = "NAME", description = "That of a site, which has data of its own.")
    @Nullable
    String site;

    Path data() {
        return Path.of("data", site == null ? stage.toString() : stage + "-" + site);
    }

    Optional<RunningStack> stack() throws IOException {
        return RunningStack.on(data());
    }

    /** @throws Failure when it does not run */
    RunningStack running() throws IOException {
        return stack().orElseThrow(() -> new Failure("Lunapark (" + stage
                + ") is not running; start it with ./lunapark up" + (stage == Stage.DEV ? "" : " --env " + stage)
                + (site == null ? "" : " --site " + site)));
    }

    @Override
    public String toString() {
        return stage.toString();
    }
}
