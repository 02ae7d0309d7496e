package io.lunapark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Follows the log files. */
@Command(name = "logs", description = "Follows the log files.")
final class Logs implements Callable<Integer> {

    @Mixin
    private final Environment environment = new Environment();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = environment.data().resolve("logs");
        if (!Files.isDirectory(folder)) {
            throw new Failure("there are no logs of " + environment + " yet");
        }
        List<String> tail = new ArrayList<>(List.of("tail", "-n", "20", "-F"));
        Stream.of("error", "warn", "info", "problems")
                .map(level -> folder.resolve(level + ".log").toString())
                .forEach(tail::add);
        return new ProcessBuilder(tail).inheritIO().start().waitFor();
    }
}
