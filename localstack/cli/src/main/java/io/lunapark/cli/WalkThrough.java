package io.lunapark.cli;

import io.lunapark.localstack.Demo;
import io.lunapark.localstack.RunningStack;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Walks a newcomer through the coasters. */
@Command(name = "demo", description = "Walks through the coasters on the running stack.")
final class WalkThrough implements Callable<Integer> {

    @Mixin
    private final Environment environment = new Environment();

    @Override
    public Integer call() throws IOException, InterruptedException {
        RunningStack stack = environment.running();
        Demo.run(stack.url(), stack.firstAdmin(), stack.signedInAs(stack.firstAdmin()));
        return 0;
    }
}
