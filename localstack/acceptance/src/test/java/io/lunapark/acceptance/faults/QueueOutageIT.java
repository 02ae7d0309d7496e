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

/** While the queues are down, the bus keeps the events. */
@Late
@ExtendWith(LocalStackExtension.class)
class QueueOutageIT {

    private static final Duration OUTAGE = Duration.ofSeconds(20);

    private final Stack stack;
    private final Park park;

    QueueOutageIT(Stack stack) {
        this.stack = stack;
        this.park = Park.of(stack);
    }

    @Test
    @Tag("long")
    void theBusKeepsTheEvents() {
        Load load = Load.start(park.api(), 3, OUTAGE.plusSeconds(30));
        try (load) {
            load.awaitMore(20, Duration.ofSeconds(20));
            stack.outages().stop(Target.QUEUE);
            try {
                load.awaitMore(20, Duration.ofSeconds(20));
                Phase.of(load, OUTAGE);
                assertThat(park.api().get("/api/health").status()).isEqualTo(503);
            } finally {
                stack.outages().start(Target.QUEUE);
            }
            assertThat(load.refused()).isEmpty();
            assertThat(load.unanswered()).isEmpty();
        }
        park.isWholeAgain(load.accepted(), Duration.ofSeconds(60));
    }
}
