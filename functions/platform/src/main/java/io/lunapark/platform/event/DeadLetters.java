package io.lunapark.platform.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.lunapark.platform.http.CleanText;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Sends messages that could not be applied to the dead-letter queue, with the reason, for an operator to redrive. */
@Singleton
public final class DeadLetters {

    /** Name of the message attribute that holds the reason. */
    public static final String REASON = "reason";

    /** In bytes: enough to see what is wrong; the log has the rest. */
    private static final int LONGEST_REASON = 1_000;

    /** What SQS takes in one message, its body and its attributes together. */
    private static final int MOST_BYTES = 256 * 1024;

    private static final String TYPE = "String";

    /** Exceptions wrap each other a few times; more would be a loop. */
    private static final int DEEPEST_CAUSE = 16;

    private final SqsClient sqs;
    private final String queue;

    DeadLetters(SqsClient sqs, @Property(name = "lunapark.dead-letter-queue") String queue) {
        this.sqs = sqs;
        this.queue = queue;
    }

    /** Takes any message and reason: characters that SQS refuses are replaced, and a reason without room is cut. */
    void add(SQSMessage message, Throwable cause) {
        String body = CleanText.forQueues(message.getBody());
        int room = MOST_BYTES - REASON.length() - TYPE.length() - body.getBytes(UTF_8).length;
        String reason = CleanText.atMost(CleanText.forQueues(reason(cause)), Math.min(room, LONGEST_REASON));
        sqs.sendMessage(request -> request.queueUrl(queue)
                .messageBody(body)
                .messageAttributes(
                        reason.isEmpty()
                                ? Map.of()
                                : Map.of(
                                        REASON,
                                        MessageAttributeValue.builder()
                                                .dataType(TYPE)
                                                .stringValue(reason)
                                                .build())));
    }

    /** The deepest cause comes first: it is the most specific. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; root.getCause() != null && depth < DEEPEST_CAUSE; depth++) {
            root = root.getCause();
        }
        String reason = root.getClass().getSimpleName() + ": " + root.getMessage();
        return root == failure ? reason : reason + "; " + failure.getMessage();
    }
}
