package io.lunapark.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.localstack.Outages.Target;
import io.lunapark.localstack.Stack;
import io.lunapark.testing.Late;
import io.lunapark.testing.LocalStackExtension;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was left in the outbox is sent once, and in the order of each subject. */
@Late
@ExtendWith(LocalStackExtension.class)
class RelayIT {

    private static final int RELAYS = 4;

    private final Stack stack;
    private final Park park;

    RelayIT(Stack stack) {
        this.stack = stack;
        this.park = Park.of(stack);
    }

    @Test
    void severalRelaysAtOnceSendEverythingOnceAndInOrder() throws Exception {
        stack.outages().stop(Target.BUS);
        try (Load load = Load.start(park.api(), 4, Duration.ofSeconds(30))) {
            load.awaitMore(120, Duration.ofSeconds(30));
        }
        List<String> waiting = waiting();
        await("a relay may take them")
                .atMost(Duration.ofSeconds(10))
                .until(() -> park.postgres()
                                .number("select count(*) from " + park.outboxes()
                                        + " where stored_at > now() - interval '3 seconds'")
                        == 0);
        RecordingBus recorder = new RecordingBus(stack.settings().ports().bus(), 200, Duration.ofMillis(100));
        try (recorder) {
            relays();
            await("outbox is empty")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> park.relay() == 0 && park.waitingInOutbox() == 0);
        } finally {
            stack.outages().start(Target.BUS);
        }
        recorder.handOn(stack);

        List<JsonNode> sent = recorder.envelopes();
        assertThat(sent.stream().map(event -> event.path("id").asText()))
                .as("every event, once")
                .containsExactlyInAnyOrderElementsOf(waiting);
        Map<String, Long> last = new HashMap<>();
        for (JsonNode event : sent) {
            long sequence = event.path("sequence").asLong();
            Long before = last.put(event.path("subject").asText(), sequence);
            assertThat(before == null || before < sequence)
                    .as("%s after %s", event, before)
                    .isTrue();
        }
        park.isWholeAgain(List.of(), Duration.ofSeconds(30));
    }

    private List<String> waiting() {
        return park.postgres()
                .texts("select envelope ->> 'id' from " + park.outboxes() + " where published_at is null");
    }

    private void relays() throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(RELAYS)) {
            threads.invokeAll(Collections.nCopies(RELAYS, (Callable<Integer>) park::relay));
        }
    }
}
