package io.lunapark.platform.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.lunapark.testing.AwsServer;
import io.micronaut.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;

/** One bad message, whatever it holds, neither fails its batch nor what follows the batch. */
class ConsumerTest {

    private static final String GOOD = event("good");

    private final List<Map<String, Object>> kept = Collections.synchronizedList(new ArrayList<>());
    private boolean takesNothing;
    private final AwsServer server = new AwsServer(this::answer);
    private final OnlyGood projection = new OnlyGood();
    private final SqsClient sqs = server.client(SqsClient.builder().checksumValidationEnabled(false));
    private final Consumer consumer =
            new Consumer(projection, new DeadLetters(sqs, "http://localhost/dead"), JsonMapper.createDefault());

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8\\u000100",
                "\\u0000",
                "\\u001b[2J",
                "\\uffff",
                "\\ud800",
                "first line\\nsecond line\\r\\n",
                "overflow",
                "nothing to say",
            })
    void isDeadLetteredWithItsReason(String text) {
        String bad = event(text);

        assertThat(consume(bad, GOOD)).isEmpty();

        assertThat(projection.applied).containsExactly("good");
        assertThat(projection.batches).isOne();
        assertThat(kept).singleElement().satisfies(letter -> {
            assertThat(letter.get("MessageBody")).isEqualTo(bad);
            assertThat(reason(letter)).isNotBlank().matches("[\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD]*");
        });
    }

    @Test
    void aReasonOfAnyLengthFitsBesideAMessageOfAnyLength() {
        for (int size : List.of(1_000, 262_144 - 1_500, 262_144 - 500, 262_144 - 13, 262_144)) {
            kept.clear();
            String bad = "ż".repeat(10) + "x".repeat(size - 20);

            assertThat(consume(bad, GOOD)).isEmpty();

            assertThat(kept).singleElement().satisfies(letter -> {
                assertThat(letter.get("MessageBody")).isEqualTo(bad);
                int attributes = letter.containsKey("MessageAttributes")
                                && !reason(letter).isEmpty()
                        ? "reason".length() + "String".length() + reason(letter).getBytes(UTF_8).length
                        : 0;
                assertThat(bad.getBytes(UTF_8).length + attributes).isLessThanOrEqualTo(262_144);
            });
        }
    }

    @Test
    void aMessageThatCannotBeDeadLetteredComesAgainAlone() {
        takesNothing = true;

        assertThat(consume(event("bad"), GOOD))
                .extracting(BatchItemFailure::getItemIdentifier)
                .containsExactly("message 0");

        assertThat(projection.applied).containsExactly("good");
        assertThat(projection.batches).isOne();
    }

    private List<BatchItemFailure> consume(String... bodies) {
        List<SQSMessage> batch = new ArrayList<>();
        for (String body : bodies) {
            SQSMessage message = new SQSMessage();
            message.setMessageId("message " + batch.size());
            message.setBody(body);
            message.setAttributes(new HashMap<>(Map.of("ApproximateReceiveCount", "5")));
            batch.add(message);
        }
        return consumer.consume(batch);
    }

    private Map<String, Object> answer(String operation, Map<String, Object> request) {
        if (takesNothing) {
            throw new IllegalStateException("the connection breaks");
        }
        kept.add(request);
        return Map.of("MessageId", "new", "MD5OfMessageBody", AwsServer.md5((String) request.get("MessageBody")));
    }

    private static String reason(Map<String, Object> letter) {
        Map<?, ?> attributes = (Map<?, ?>) letter.getOrDefault("MessageAttributes", Map.of());
        Map<?, ?> reason = (Map<?, ?>) attributes.get("reason");
        return reason == null ? "" : (String) reason.get("StringValue");
    }

    private static String event(String text) {
        return """
                {"detail":{"id":"01935f5e-8a00-7000-8000-000000000001","type":"Said","version":1,
                 "time":"2026-11-21T14:27:05.123Z","subject":"word/1","sequence":1,"correlationId":"%s","actor":"nobody",
                 "data":{"text":"%s"}}}
                """.formatted(text, text);
    }

    private static final class OnlyGood implements Projection {

        private final List<String> applied = Collections.synchronizedList(new ArrayList<>());
        private int batches;

        @Override
        public Set<String> types() {
            return Set.of("Said");
        }

        @Override
        public void apply(Envelope event) {
            String text = event.data().get("text").getStringValue();
            switch (text) {
                case "good" -> applied.add(text);
                case "overflow" -> throw new StackOverflowError();
                case "nothing to say" -> throw new IllegalStateException();
                default -> throw new IllegalArgumentException("not to be taken: " + text);
            }
        }

        @Override
        public void batchApplied() {
            batches++;
        }
    }
}
