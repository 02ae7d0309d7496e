package io.lunapark.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.localstack.Outages.Target;
import io.lunapark.localstack.Stack;
import io.lunapark.testing.Late;
import io.lunapark.testing.LocalStackExtension;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A dead bus costs a command nothing, and every event has its effect once when it is back. */
@Late
@ExtendWith(LocalStackExtension.class)
class BusOutageIT {

    /** A command may take that much longer while the bus is down; measured it is none. */
    private static final double SLOWER = 2;

    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final Duration JITTER = Duration.ofMillis(10);

    private final Stack stack;
    private final Park park;

    BusOutageIT(Stack stack) {
        this.stack = stack;
        this.park = Park.of(stack);
    }

    @Test
    @Tag("long")
    void commandsGoOnWhileTheBusIsDown() {
        var deadLetters = park.deadLetters();
        Load load = Load.start(park.api(), 4, OUTAGE.multipliedBy(2).plusSeconds(30));
        try (load) {
            load.awaitMore(40, Duration.ofSeconds(20));
            Phase withBus = Phase.of(load, OUTAGE);
            stack.outages().stop(Target.BUS);
            Phase withoutBus;
            try {
                withoutBus = Phase.of(load, OUTAGE);
            } finally {
                stack.outages().start(Target.BUS);
            }
            load.awaitMore(40, Duration.ofSeconds(20));

            assertThat(withBus.accepted()).isNotEmpty();
            assertThat(withoutBus.accepted()).isNotEmpty();
            System.out.println("bus up: " + withBus + "; bus down: " + withoutBus);
            assertThat(load.refused()).isEmpty();
            assertThat(load.unanswered()).isEmpty();
            assertThat(withoutBus.median().toNanos())
                    .isLessThan((long) (SLOWER * withBus.median().toNanos()) + JITTER.toNanos());
        }
        park.isWholeAgain(load.accepted(), Duration.ofSeconds(60));
        assertThat(park.deadLetters()).isEqualTo(deadLetters);
    }
}
