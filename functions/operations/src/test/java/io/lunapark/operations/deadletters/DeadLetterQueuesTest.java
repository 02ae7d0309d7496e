package io.lunapark.operations.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.testing.AwsServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Looking into dead-letter queues of an SQS that answers from some of its hosts only, as the real one does. */
class DeadLetterQueuesTest {

    private static final String DEAD = "http://localhost/000000000000/dead";
    private static final String QUEUE = "http://localhost/000000000000/queue";

    private static final PageRequest ALL = new PageRequest(100, Optional.empty(), "dead letters");

    /** Bodies by their ids, and which of them are hidden just now. */
    private final Map<String, String> messages = new LinkedHashMap<>();

    private final List<String> hidden = new ArrayList<>();
    private final List<Integer> waits = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private final Random random = new Random(1);
    private final AwsServer server = new AwsServer(this::answer);
    private final DeadLetterQueues queues =
            new DeadLetterQueues(server.client(SqsClient.builder()), List.of(QUEUE), List.of(DEAD));
    private int ghosts;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void allAreListedThoughManyAnswersAreEmpty() {
        dead(25);

        assertThat(list()).extracting(DeadLetter::id).containsExactlyInAnyOrderElementsOf(messages.keySet());

        assertThat(hidden).as("what was looked at is let go").isEmpty();
        assertThat(waits).as("no short poll, which asks some of the hosts").doesNotContain(0);
        assertThat(list()).hasSize(25);
    }

    @Test
    void aPageHoldsNoMoreThanAnAnswerCan() {
        for (int i = 0; i < 8; i++) {
            messages.put("id-" + i, "x".repeat(250_000));
        }

        Page<DeadLetter> page = queues.list(ALL);

        assertThat(page.items()).hasSize(4);
        assertThat(page.nextCursor()).isNotNull();
    }

    @Test
    void anyCanBeSentAgain() {
        dead(9);

        for (String id : List.copyOf(messages.keySet())) {
            assertThat(queues.redrive(id)).map(DeadLetter::id).contains(id);
        }

        assertThat(sent).hasSize(9).doesNotHaveDuplicates();
        assertThat(messages).isEmpty();
    }

    @Test
    void anEmptyQueueIsAskedOnce() {
        assertThat(list()).isEmpty();
        assertThat(waits).hasSize(1);
    }

    @Test
    void aCountThatIsWrongEndsTheLookInTime() {
        dead(3);
        ghosts = 5;
        long start = System.nanoTime();

        assertThat(list()).hasSize(3);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
        assertThat(waits).hasSizeBetween(5, 50);
    }

    private List<DeadLetter> list() {
        return queues.list(ALL).items();
    }

    private void dead(int count) {
        for (int i = 0; i < count; i++) {
            messages.put("id-" + i, "body " + i);
        }
    }

    private synchronized Map<String, Object> answer(String operation, Map<String, Object> request) {
        return switch (operation) {
            case "ReceiveMessage" -> receive(request);
            case "GetQueueAttributes" ->
                Map.of(
                        "Attributes",
                        Map.of(
                                "ApproximateNumberOfMessages",
                                "" + (messages.size() - hidden.size() + ghosts),
                                "ApproximateNumberOfMessagesNotVisible",
                                "" + hidden.size()));
            case "ChangeMessageVisibilityBatch" -> {
                ((List<?>) request.get("Entries"))
                        .forEach(entry -> hidden.remove(((Map<?, ?>) entry).get("ReceiptHandle")));
                yield Map.of("Successful", List.of(), "Failed", List.of());
            }
            case "SendMessage" -> {
                String body = (String) request.get("MessageBody");
                sent.add(body);
                yield Map.of("MessageId", "new", "MD5OfMessageBody", AwsServer.md5(body));
            }
            case "DeleteMessage" -> {
                messages.remove(request.get("ReceiptHandle"));
                hidden.remove(request.get("ReceiptHandle"));
                yield Map.of();
            }
            default -> throw new IllegalArgumentException(operation);
        };
    }

    /** Two of three answers are empty while there are messages, and none holds more than four. */
    private Map<String, Object> receive(Map<String, Object> request) {
        waits.add(((Number) request.getOrDefault("WaitTimeSeconds", 0)).intValue());
        if (random.nextInt(3) > 0) {
            return Map.of();
        }
        List<Map<String, Object>> received = messages.entrySet().stream()
                .filter(message -> !hidden.contains(message.getKey()))
                .limit(4)
                .map(message -> Map.<String, Object>of(
                        "MessageId", message.getKey(),
                        "ReceiptHandle", message.getKey(),
                        "Body", message.getValue(),
                        "MD5OfBody", AwsServer.md5(message.getValue()),
                        "Attributes", Map.of("SentTimestamp", "1795271225123")))
                .toList();
        received.forEach(message -> hidden.add((String) message.get("MessageId")));
        return Map.of("Messages", received);
    }
}
