package io.lunapark.cli;

import io.lunapark.localstack.RunningStack;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops a running stack. */
@Command(name = "stop", description = "Stops a running stack.")
final class Stop implements Callable<Integer> {

    private static final int PATIENCE_SECONDS = 30;

    @Mixin
    private final Environment environment = new Environment();

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        Optional<RunningStack> stack = environment.stack();
        if (stack.isEmpty()) {
            System.out.println("Lunapark (" + environment + ") is not running.");
            return 0;
        }
        ProcessHandle process = stack.get().process();
        process.destroy();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Failure(
                    "it has not ended within " + PATIENCE_SECONDS + " s; end it with: kill -9 " + process.pid());
        }
        System.out.println("Lunapark (" + environment + ") has stopped.");
        return 0;
    }
}
