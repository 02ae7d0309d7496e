package io.lunapark.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lunapark.kernel.DomainEvent;
import io.lunapark.platform.lambda.Function;
import io.lunapark.platform.store.Database;
import io.lunapark.testing.AwsServer;
import io.lunapark.testing.SystemSchema;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Where a function may end between the commit of a command, its answer, the bus and the mark in the outbox. */
@MicronautTest(startApplication = false, transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublisherTest implements TestPropertyProvider {

    private final List<List<String>> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile CountDownLatch open = new CountDownLatch(0);
    private final AwsServer eventBridge = new AwsServer((operation, request) -> take(request));

    @Inject
    private Database database;

    @Inject
    private Outbox outbox;

    @Inject
    private Bus bus;

    @Inject
    private Publisher publisher;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(SystemSchema.settings("publisher"));
        Function.SETTINGS.forEach((name, value) -> properties.put(name, value.toString()));
        properties.put("aws.endpoint.url.eventbridge", eventBridge.url());
        properties.put("lunapark.bus", "test");
        properties.put("lunapark.publish-after-answer", "true");
        return properties;
    }

    @BeforeEach
    void everythingIsSent() {
        requests.clear();
    }

    @AfterAll
    void stop() {
        eventBridge.close();
    }

    @Test
    void aCommandDoesNotWaitForTheBus() {
        open = new CountDownLatch(1);
        List<StoredEvent> first = committed("one");

        publisher.publishCommitted(first);

        assertThat(unsent()).isEqualTo(1);
        open.countDown();
        await().until(() -> unsent() == 0);
        assertThat(sent()).containsExactly(first.getFirst().envelope());
    }

    @Test
    void whatManyCommandsCommitIsSentTogetherAndInOrder() {
        open = new CountDownLatch(1);
        List<StoredEvent> all = IntStream.range(0, 40)
                .mapToObj(i -> committed("many"))
                .peek(publisher::publishCommitted)
                .flatMap(List::stream)
                .toList();
        open.countDown();

        await().until(() -> unsent() == 0);

        assertThat(sent())
                .containsExactlyElementsOf(
                        all.stream().map(StoredEvent::envelope).toList());
        assertThat(requests).hasSizeLessThan(10);
    }

    /** As in Lambda, where the answer waits for what is sent. */
    @Test
    void ofVeryManyEventsOfACommandMostAreLeftToTheRelay() {
        List<StoredEvent> all = committed(Collections.nCopies(1_000, "shuffled"));

        new Publisher(bus, outbox, database, false).publishCommitted(all);

        assertThat(sent())
                .containsExactlyElementsOf(
                        all.stream().limit(100).map(StoredEvent::envelope).toList());
        assertThat(unsent()).isEqualTo(900);
        publisher.publish(all.subList(100, 1_000));
        assertThat(unsent()).isZero();
    }

    /** The process ends after the commit, or after the answer: its events are still in the outbox, for the relay. */
    @Test
    void whatWasNeverSentIsSentByTheRelay() {
        List<StoredEvent> stored = committed("lost");

        assertThat(publisher.publish(stored)).isEqualTo(1);

        assertThat(unsent()).isZero();
        assertThat(sent()).hasSize(1);
    }

    /** The process ends after the bus has taken it, before the mark: it is sent again with its id, by which consumers know it. */
    @Test
    void whatWasSentAndNotMarkedIsSentAgainAsItWas() {
        List<StoredEvent> stored = committed("twice");
        bus.publish(stored);

        publisher.publish(stored);

        assertThat(sent()).hasSize(2).containsOnly(stored.getFirst().envelope());
        assertThat(unsent()).isZero();
    }

    private List<StoredEvent> committed(String what) {
        return committed(List.of(what));
    }

    private List<StoredEvent> committed(List<String> words) {
        List<Said> said =
                words.stream().map(word -> new Said(UUID.randomUUID(), word)).toList();
        return database.inTransaction(() -> outbox.store(Origin.ofJob(), said));
    }

    private long unsent() {
        return database.withConnection(() -> outbox.backlog("publisher")).waiting();
    }

    private List<String> sent() {
        return requests.stream().flatMap(List::stream).toList();
    }

    private Map<String, Object> take(Map<String, Object> request) {
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<String> details = ((List<?>) request.get("Entries"))
                .stream()
                        .map(entry -> (String) ((Map<?, ?>) entry).get("Detail"))
                        .toList();
        requests.add(details);
        return Map.of(
                "FailedEntryCount",
                0,
                "Entries",
                details.stream().map(detail -> Map.of("EventId", "e")).toList());
    }

    /** What happens in these tests. */
    @Serdeable
    record Said(UUID id, String what) implements DomainEvent {

        @Override
        public String subject() {
            return "word/" + id;
        }

        @Override
        public long sequence() {
            return 1;
        }
    }
}
