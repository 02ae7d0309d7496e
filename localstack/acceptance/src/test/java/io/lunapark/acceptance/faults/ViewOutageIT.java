package io.lunapark.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lunapark.localstack.Outages.Target;
import io.lunapark.localstack.Stack;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Late;
import io.lunapark.testing.LocalStackExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** While DynamoDB is down, commands go on, queries say so, and projections wait; then the views catch up. */
@Late
@ExtendWith(LocalStackExtension.class)
class ViewOutageIT {

    private static final List<String> QUERIES =
            List.of("/api/coasters", "/api/alerts", "/api/statistics", "/api/statistics/console", "/api/audit");

    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final int TIMES = 6;

    private final Stack stack;
    private final Park park;

    ViewOutageIT(Stack stack) {
        this.stack = stack;
        this.park = Park.of(stack);
    }

    @Test
    @Tag("long")
    void projectionsWaitAndCatchUp() {
        var deadLetters = park.deadLetters();
        Load load = Load.start(park.api(), 3, OUTAGE.plusSeconds(30));
        try (load) {
            load.awaitMore(20, Duration.ofSeconds(20));
            stack.outages().stop(Target.DYNAMODB);
            try {
                QUERIES.forEach(query -> saysThatItIsOut(park.api().get(query)));
                load.awaitMore(20, Duration.ofSeconds(20));
                Phase.of(load, OUTAGE);
            } finally {
                stack.outages().start(Target.DYNAMODB);
            }
            assertThat(load.refused()).isEmpty();
            assertThat(load.unanswered()).isEmpty();
        }
        park.isWholeAgain(load.accepted(), Duration.ofSeconds(120));
        assertThat(park.deadLetters()).isEqualTo(deadLetters);
    }

    @Test
    @Tag("long")
    void aProjectionThatDiesInTheMiddleOfItsBatchHasItsEffectOnce() {
        var deadLetters = park.deadLetters();
        Load load = Load.start(park.api(), 3, Duration.ofSeconds(60));
        try (load) {
            for (int i = 0; i < TIMES; i++) {
                stack.outages().stop(Target.DYNAMODB);
                try {
                    load.awaitMore(30, Duration.ofSeconds(20));
                } finally {
                    stack.outages().start(Target.DYNAMODB);
                }
                long seen = coasters();
                await("the view moves").atMost(Duration.ofSeconds(40)).until(() -> coasters() > seen);
            }
            assertThat(load.refused()).isEmpty();
        }
        park.isWholeAgain(load.accepted(), Duration.ofSeconds(120));
        assertThat(park.deadLetters()).isEqualTo(deadLetters);
    }

    private long coasters() {
        return park.api()
                .get("/api/statistics?limit=1")
                .json()
                .path("totals")
                .path("coasters")
                .asLong();
    }

    private static void saysThatItIsOut(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asText()).isEqualTo("store-unavailable");
    }
}
