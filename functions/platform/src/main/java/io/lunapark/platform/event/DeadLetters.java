package io.lunapark.platform.event;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Keeps aside what could not be applied, with its reason, so that an operator can look at it and send it again. */
@Singleton
public final class DeadLetters {

    /** Name of the message attribute that holds why it is there. */
    public static final String REASON = "reason";

    /** Enough to see what is wrong; the log has the rest. */
    private static final int LONGEST_REASON = 500;

    private final SqsClient sqs;
    private final String queue;

    DeadLetters(SqsClient sqs, @Property(name = "lunapark.dead-letter-queue") String queue) {
        this.sqs = sqs;
        this.queue = queue;
    }

    void keep(SQSMessage message, Exception cause) {
        String reason = reason(cause);
        sqs.sendMessage(request -> request.queueUrl(queue)
                .messageBody(message.getBody())
                .messageAttributes(Map.of(
                        REASON,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(reason.substring(0, Math.min(reason.length(), LONGEST_REASON)))
                                .build())));
    }

    /** What the deepest cause says comes first: the others mostly say that something went wrong inside. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason = root.getClass().getSimpleName() + ": " + root.getMessage();
        return root == failure ? reason : reason + "; " + failure.getMessage();
    }
}
