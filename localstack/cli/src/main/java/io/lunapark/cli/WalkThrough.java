package io.lunapark.cli;

import io.lunapark.localstack.CarsDemo;
import io.lunapark.localstack.CinemaDemo;
import io.lunapark.localstack.Demo;
import io.lunapark.localstack.RunningStack;
import io.lunapark.localstack.SignedIn;
import io.lunapark.localstack.TasksDemo;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Walks a newcomer through a system. */
@Command(name = "demo", description = "Walks through a system on the running stack.")
final class WalkThrough implements Callable<Integer> {

    @Mixin
    private final Environment environment = new Environment();

    @Parameters(
            arity = "0..1",
            paramLabel = "SYSTEM",
            defaultValue = "coasters",
            description = "coasters, cinema, tasks or cars")
    private Story story = Story.coasters;

    /** Systems that have a demo. */
    enum Story {
        coasters,
        cinema,
        tasks,
        cars
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        RunningStack stack = environment.running();
        SignedIn admin = stack.signedInAs(stack.firstAdmin());
        switch (story) {
            case coasters -> Demo.run(stack.url(), stack.firstAdmin(), admin);
            case cinema -> CinemaDemo.run(stack.url(), admin);
            case tasks -> TasksDemo.run(stack.url(), admin, environment.data().resolve("mail"));
            case cars -> CarsDemo.run(stack, admin);
        }
        return 0;
    }
}
