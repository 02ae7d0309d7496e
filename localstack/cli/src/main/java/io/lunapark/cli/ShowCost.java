package io.lunapark.cli;

import io.lunapark.cost.Cost;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what calls cost. */
@Command(name = "cost", description = "Says what a million calls of each use case cost by AWS's list prices.")
final class ShowCost implements Callable<Integer> {

    @Option(names = "--note", description = "Writes it to docs/cost.txt, which a test holds against the templates.")
    private boolean note;

    @Override
    public Integer call() throws IOException {
        Cost.print(note);
        return 0;
    }
}
