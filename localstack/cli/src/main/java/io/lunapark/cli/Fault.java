package io.lunapark.cli;

import io.lunapark.localstack.Outages.Target;
import io.lunapark.localstack.RunningStack;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Outages on demand: what the product promises for them can be watched. */
@Command(
        name = "fault",
        description = {
            "Makes a store of the running stack unreachable, and reachable again. Without a store: lists what is stopped.",
            "",
            "The store's port refuses connections; what it has acknowledged stays on disk. A new start of the stack ends"
                    + " every fault."
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  ./lunapark fault queue stop       then watch /console and /api/health",
            "  ./lunapark fault                  queue is stopped since 10:15:03",
            "  ./lunapark fault queue start"
        })
final class Fault implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    /** What happens to the store. */
    enum Action {
        stop,
        start
    }

    @Mixin
    private final Environment environment = new Environment();

    @Parameters(index = "0", arity = "0..1", paramLabel = "STORE", description = "queue, bus, dynamodb or postgres")
    private @Nullable Target store;

    @Parameters(index = "1", arity = "0..1", paramLabel = "stop|start", description = "What happens to it.")
    private @Nullable Action action;

    @Option(names = "--allow-prod", description = "Stop it even in prod, where people may be served.")
    private boolean prodIsMeant;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (store != null && action == null) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "stop or start? For example: fault " + store + " stop");
        }
        if (action == Action.stop && environment.stage == Environment.Stage.PROD && !prodIsMeant) {
            throw new Failure("prod may serve people: to stop a store of it, add --allow-prod");
        }
        try {
            RunningStack stack = environment.running();
            if (store == null || action == null) {
                System.out.println(list(stack.outages()));
            } else if (action == Action.stop) {
                stack.stop(store);
                System.out.println(store + " is stopped. " + expected(store) + "\nEnd it with: ./lunapark fault "
                        + store + " start" + (environment.stage == Environment.Stage.PROD ? " --env prod" : ""));
            } else {
                Map<Target, Instant> others = stack.start(store);
                System.out.println(store + " is reachable again. " + recovery(store)
                        + (others.isEmpty() ? "" : "\n" + list(others)));
            }
            return 0;
        } catch (IOException e) {
            throw new Failure(String.valueOf(e.getMessage()));
        }
    }

    /** A line for each store that is stopped. */
    static String list(Map<Target, Instant> outages) {
        return outages.isEmpty()
                ? "No store is stopped."
                : outages.entrySet().stream()
                        .map(one -> one.getKey() + " is stopped since " + TIME.format(one.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    private static String expected(Target store) {
        return switch (store) {
            case QUEUE ->
                "Commands go on; their events wait in the bus, so views and the audit log stand still."
                        + "\nCars go to their fallback store: see /console#cars. /api/health answers 503.";
            case BUS ->
                "Commands go on, as fast as before; their events wait in the outbox, so views and the audit log stand"
                        + " still.\n/api/health counts them.";
            case DYNAMODB ->
                "Commands go on. Queries of views and the doors answer 503 with Retry-After; messages for views wait"
                        + " in their queues.";
            case POSTGRES ->
                "Cars go to their queue; other commands and sign-ins answer 503 with Retry-After."
                        + "\nQueries of views and the doors go on for those who are signed in, until their access tokens end"
                        + " after five minutes.";
        };
    }

    private static String recovery(Target store) {
        return switch (store) {
            case QUEUE -> "The bus delivers what waits, and cars go there again after one probe, within seconds.";
            case BUS -> "The next command sends its events at once; what waits in the outbox goes within a minute.";
            case DYNAMODB -> "Views catch up within seconds.";
            case POSTGRES -> "Commands are accepted from now on; nothing that was acknowledged is lost.";
        };
    }
}
