package io.lunapark.cli;

import io.lunapark.localstack.CinemaDemo;
import io.lunapark.localstack.Demo;
import io.lunapark.localstack.RunningStack;
import io.lunapark.localstack.SignedIn;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Walks a newcomer through the coasters or the cinema. */
@Command(name = "demo", description = "Walks through the coasters, or the cinema, on the running stack.")
final class WalkThrough implements Callable<Integer> {

    @Mixin
    private final Environment environment = new Environment();

    @Parameters(arity = "0..1", paramLabel = "SYSTEM", defaultValue = "coasters", description = "coasters or cinema")
    private Story story = Story.coasters;

    /** Systems that have a demo. */
    enum Story {
        coasters,
        cinema
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        RunningStack stack = environment.running();
        SignedIn admin = stack.signedInAs(stack.firstAdmin());
        switch (story) {
            case coasters -> Demo.run(stack.url(), stack.firstAdmin(), admin);
            case cinema -> CinemaDemo.run(stack.url(), admin);
        }
        return 0;
    }
}
