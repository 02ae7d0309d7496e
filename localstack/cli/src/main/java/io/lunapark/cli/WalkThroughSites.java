package io.lunapark.cli;

import io.lunapark.localstack.SitesDemo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what happens when sites lose their links. */
@Command(
        name = "demo",
        description = {
            "Starts a centre and two sites on this machine, cuts their links, edits on all sides, kills one, and joins them.",
            "It needs no running stack, and leaves nothing behind."
        })
final class WalkThroughSites implements Callable<Integer> {

    @Option(
            names = "--stay",
            description = "Lets the three go on until Ctrl-C, so that their consoles can be looked at.")
    private boolean stays;

    @Override
    public Integer call() throws InterruptedException {
        try {
            SitesDemo.run(thisCommandLine(), stays);
            return 0;
        } catch (IllegalStateException | IOException e) {
            throw new Failure("the demo has not come to its end. " + e.getMessage());
        }
    }

    /** With the same Java, options and classes. */
    private static List<String> thisCommandLine() {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Lunapark.class.getName()));
        return command;
    }
}
