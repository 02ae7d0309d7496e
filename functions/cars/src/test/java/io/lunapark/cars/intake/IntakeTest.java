package io.lunapark.cars.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lunapark.cars.Breaker.State;
import io.lunapark.cars.CarRecord;
import io.lunapark.cars.intake.Intake.Place;
import io.lunapark.cars.store.Instance;
import io.lunapark.platform.event.Origin;
import io.lunapark.testing.AwsServer;
import io.micronaut.context.RuntimeBeanDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** The intake in front of a queue that behaves as none on one machine does. */
class IntakeTest {

    private static final UnaryOperator<Map<String, Object>> GOOD = request -> Map.of(
            "MessageId",
            "1",
            "MD5OfMessageBody",
            AwsServer.md5(request.get("MessageBody").toString()));

    private volatile UnaryOperator<Map<String, Object>> answer = GOOD;
    private final AtomicInteger sent = new AtomicInteger();

    /** Messages that the queue has. */
    private final Queue<String> inQueue = new ConcurrentLinkedQueue<>();

    private final AwsServer sqs = new AwsServer((operation, request) -> {
        sent.incrementAndGet();
        UnaryOperator<Map<String, Object>> now = answer;
        if (now == GOOD) {
            inQueue.add(request.get("MessageBody").toString());
        }
        return now.apply(request);
    });
    private final Map<String, String> environment =
            Map.of("AWS_ENDPOINT_URL_SQS", sqs.url(), "LUNAPARK_CAR_QUEUE", sqs.url() + "/000000000000/cars");
    private final Instance instance = Instance.start(environment);

    @BeforeEach
    void closedAndEmpty() {
        instance.update("update breaker set state = 'CLOSED', failures = 0, term = term + 1");
        instance.update("truncate pending_cars");
        instance.update("update intake_tally set fell_back = 0, resubmitted = 0, moved = 0, gave_up = 0");
    }

    @AfterEach
    void stop() {
        instance.close();
        sqs.close();
    }

    @Test
    void everyKindOfFailureCountsAndLosesNothing() {
        List<UnaryOperator<Map<String, Object>>> failures = List.of(
                request -> Map.of("__type", "com.amazonaws.sqs#RequestThrottled", "message", "slow down"),
                request -> Map.of("__type", "com.amazonaws.sqs#QueueDoesNotExist", "message", "which?"),
                request -> Map.of("__type", "com.amazonaws.sqs#InvalidMessageContents", "message", "what?"),
                request -> Map.of("MessageId", "1", "MD5OfMessageBody", AwsServer.md5("another")),
                request -> Map.of());
        for (UnaryOperator<Map<String, Object>> failure : failures) {
            assertThat(state()).isEqualTo(State.CLOSED);
            answer = failure;
            assertThat(take(3)).containsExactly(Place.FALLBACK, Place.FALLBACK, Place.FALLBACK);
        }

        assertThat(state()).isEqualTo(State.OPEN);
        assertThat(instance.counts().pending()).isEqualTo(15);
    }

    @Test
    void aQueueThatSaysNothingDelaysARecordByLessThanOneTry() {
        CountDownLatch never = new CountDownLatch(1);
        take(1);
        answer = request -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Map.of();
        };
        long start = System.nanoTime();
        try {
            assertThat(take(1)).containsExactly(Place.FALLBACK);
        } finally {
            never.countDown();
        }

        // Less than one try of the client; with room for a machine that is busy.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void ofManyRecordsAtOnceOneMessageProbes() throws Exception {
        answer = request -> Map.of("__type", "com.amazonaws.sqs#QueueDoesNotExist", "message", "which?");
        for (int i = 0; i < 5; i++) {
            take(1);
        }
        await().atMost(Duration.ofSeconds(5))
                .until(() -> instance.number("select count(*) from breaker where until <= clock_timestamp()") == 1);
        sent.set(0);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Place>>> calls = IntStream.range(0, 20)
                    .<Callable<List<Place>>>mapToObj(i -> () -> take(2))
                    .toList();
            assertThat(callers.invokeAll(calls).stream().map(Future::resultNow))
                    .allSatisfy(places -> assertThat(places).containsExactly(Place.FALLBACK, Place.FALLBACK));
        }

        assertThat(sent).hasValue(1);
        assertThat(instance.counts().pending()).isEqualTo(45);
    }

    @Test
    void whatIsAcknowledgedIsWrittenThen() {
        reportThroughFailures(instance);

        assertThat(inQueue).isNotEmpty();
        assertThat(instance.counts().pending()).isPositive();
    }

    /** As elsewhere: the client of the queue collects messages in memory, and says at once that they are sent. */
    @Test
    void itFindsAnIntakeThatAcknowledgesBeforeItWrites() {
        RuntimeBeanDefinition<SqsClient> collecting = RuntimeBeanDefinition.builder(SqsClient.class, Collecting::new)
                .singleton(true)
                .replaces(SqsClient.class)
                .build();
        try (Instance hasty = Instance.start(environment, collecting)) {
            assertThatThrownBy(() -> reportThroughFailures(hasty)).isInstanceOf(AssertionError.class);
        }
    }

    private static final class Collecting implements SqsClient {

        private final Queue<SendMessageRequest> later = new ConcurrentLinkedQueue<>();

        @Override
        public SendMessageResponse sendMessage(SendMessageRequest message) {
            later.add(message);
            return SendMessageResponse.builder().messageId("1").build();
        }

        @Override
        public String serviceName() {
            return SqsClient.SERVICE_NAME;
        }

        @Override
        public void close() {
            later.clear();
        }
    }

    /** The process may end after any answer: whatever was acknowledged by then has to be in the queue or in the fallback store. */
    private void reportThroughFailures(Instance intake) {
        Random random = new Random(5);
        for (int call = 0; call < 60; call++) {
            answer = random.nextInt(3) > 0
                    ? GOOD
                    : request -> Map.of("__type", "com.amazonaws.sqs#QueueDoesNotExist", "message", "which?");
            List<CarRecord> records = records(1 + random.nextInt(30));
            take(intake, records);
            assertThat(records).allMatch(record -> isWritten(record.id()), "is written");
        }
    }

    private boolean isWritten(UUID id) {
        return inQueue.stream().anyMatch(message -> message.contains(id.toString()))
                || instance.number("select count(*) from pending_cars where id = '" + id + "'") == 1;
    }

    @Test
    void manyRecordsAreFewMessages() {
        assertThat(take(1_000)).hasSize(1_000).containsOnly(Place.QUEUE);
        assertThat(sent).hasValueLessThanOrEqualTo(2);
    }

    private List<Place> take(int count) {
        return take(instance, records(count));
    }

    private static List<Place> take(Instance intake, List<CarRecord> records) {
        Intake.Taken taken = intake.context().getBean(Intake.class).take(records, Origin.ofJob());
        taken.requireAll();
        return taken.places();
    }

    private static List<CarRecord> records(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i ->
                        new CarRecord(UUID.randomUUID(), "bmw", "a4", 2020, 20_000, "berlin", "test", i, Instant.now()))
                .toList();
    }

    private State state() {
        return instance.database()
                .withConnection(() -> instance.breaker().read().state());
    }
}
