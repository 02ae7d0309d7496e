package io.lunapark.cli;

import io.lunapark.localstack.Outages.Target;
import io.lunapark.localstack.RunningStack;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says what runs. */
@Command(name = "status", description = "Says what runs, and where.")
final class Status implements Callable<Integer> {

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (Environment.Stage stage : Environment.Stage.values()) {
            Environment environment = new Environment();
            environment.stage = stage;
            Optional<RunningStack> stack = environment.stack();
            System.out.printf(
                    "%-5s %s%n",
                    stage,
                    stack.map(one -> "runs at " + one.url() + " (pid "
                                    + one.process().pid() + "), DynamoDB by " + one.dynamodbEngine() + ", schedules by "
                                    + one.leader().orElse("no node now"))
                            .orElse("does not run"));
            if (stack.isPresent()) {
                stopped(stack.get());
            }
        }
        return 0;
    }

    private static void stopped(RunningStack stack) throws InterruptedException {
        try {
            Map<Target, Instant> outages = stack.outages();
            if (!outages.isEmpty()) {
                System.out.print(Fault.list(outages).indent(6));
            }
        } catch (IOException e) {
            System.out.println("      its control port does not answer: " + e.getMessage());
        }
    }
}
