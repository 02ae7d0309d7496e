package io.lunapark.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lunapark.kernel.DomainEvent;
import io.lunapark.platform.lambda.Function;
import io.lunapark.platform.store.Database;
import io.lunapark.testing.AwsServer;
import io.lunapark.testing.SystemSchema;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Events that have an effect in Postgres. The effect here is an event in the outbox, with the sequence of its cause. */
@MicronautTest(startApplication = false, transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxTest implements TestPropertyProvider {

    private final AwsServer eventBridge = new AwsServer(
            (operation, request) -> Map.of("FailedEntryCount", 0, "Entries", List.of(Map.of("EventId", "1"))));

    @Inject
    private Database database;

    @Inject
    private Inbox inbox;

    @Inject
    private Outbox outbox;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(SystemSchema.settings("postbox"));
        Function.SETTINGS.forEach((name, value) -> properties.put(name, value.toString()));
        properties.put("aws.endpoint.url.eventbridge", eventBridge.url());
        properties.put("lunapark.bus", "test");
        return properties;
    }

    @AfterAll
    void stop() {
        eventBridge.close();
    }

    @Test
    void anEventIsAppliedOnceHoweverOftenItComes() {
        Envelope event = event("once", 1);

        inbox.receive(List.of(event, event), this::inOrder);
        inbox.receive(List.of(event), this::inOrder);

        assertThat(effects("once")).containsExactly(1L);
    }

    @Test
    void whatComesBeforeWhatItStandsOnWaitsForIt() {
        inbox.receive(List.of(event("early", 3)), this::inOrder);
        inbox.receive(List.of(event("early", 2)), this::inOrder);

        assertThat(effects("early")).isEmpty();
        assertThat(waiting()).isEqualTo(2);
        inbox.receive(List.of(event("early", 1)), this::inOrder);
        assertThat(effects("early")).containsExactly(1L, 2L, 3L);
        assertThat(waiting()).isZero();
    }

    @Test
    void anEffectThatFailsLeavesNothingBehind() {
        Envelope event = event("failing", 1);

        assertThatThrownBy(() -> inbox.receive(List.of(event), events -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(effects("failing")).isEmpty();
        inbox.receive(List.of(event), this::inOrder);
        assertThat(effects("failing")).containsExactly(1L);
    }

    @Test
    void twoThatComeAtOnceNeverMissEachOther() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> deliveries = IntStream.range(0, 50)
                    .boxed()
                    .<Future<?>>flatMap(i -> List.of(2, 1).stream()
                            .map(sequence -> threads.submit(
                                    () -> inbox.receive(List.of(event("race" + i, sequence)), this::inOrder))))
                    .toList();
            for (Future<?> delivery : deliveries) {
                delivery.get();
            }
        }

        assertThat(IntStream.range(0, 50).mapToObj(i -> effects("race" + i)))
                .allSatisfy(effects -> assertThat(effects).containsExactly(1L, 2L));
    }

    /** An event stands on the one before it. */
    private List<Effect> inOrder(List<Envelope> events) {
        return events.stream()
                .filter(event -> event.sequence() == effects(event.subject()).size() + 1)
                .map(event -> new Effect(event, List.of(new Noted(event.subject(), event.sequence()))))
                .toList();
    }

    private List<Long> effects(String subject) {
        return database.inTransaction(() -> outbox.archive(List.of("Noted"), Long.MAX_VALUE, 1000)).stream()
                .filter(stored -> stored.subject().equals(subject))
                .map(stored -> Long.valueOf(stored.envelope().replaceAll(".*\"sequence\":(\\d+).*", "$1")))
                .sorted()
                .toList();
    }

    private long waiting() {
        return database.withConnection(inbox::backlogs).stream()
                .filter(backlog -> backlog.system().equals("postbox"))
                .findFirst()
                .orElseThrow()
                .waiting();
    }

    private static Envelope event(String subject, int sequence) {
        return new Envelope(
                UUID.randomUUID(),
                "Happened",
                1,
                Instant.now(),
                subject,
                sequence,
                "test",
                "test",
                JsonNode.createObjectNode(Map.of()));
    }

    @Serdeable
    record Noted(String subject, long sequence) implements DomainEvent {}
}
