package io.lunapark.platform.operate;

import static io.lunapark.platform.event.DeadLetters.REASON;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * The dead-letter queues of the stage, side by side with the queues they belong to. SQS has no list: messages are
 * received, looked at and let go again.
 */
@Singleton
final class DeadLetterQueues {

    /** An operator who has more than this has one fault, not many: mend it and redrive. */
    private static final int MOST_LISTED = 200;

    private static final int MOST_RECEIVED = 10;

    private final SqsClient sqs;

    /** Empty where they are only listed. */
    private final List<String> queues;

    private final List<String> deadLetterQueues;

    DeadLetterQueues(
            SqsClient sqs,
            @Property(name = "lunapark.queues", defaultValue = "") List<String> queues,
            @Property(name = "lunapark.dead-letter-queues") List<String> deadLetterQueues) {
        this.sqs = sqs;
        this.queues = queues;
        this.deadLetterQueues = deadLetterQueues;
    }

    List<DeadLetter> list() {
        return deadLetterQueues.stream()
                .flatMap(queue -> look(queue).stream().map(message -> letter(queue, message)))
                .toList();
    }

    /** Sends a message to its own queue again. @return empty when there is no such message */
    Optional<DeadLetter> redrive(String id) {
        for (int i = 0; i < deadLetterQueues.size(); i++) {
            String deadLetters = deadLetterQueues.get(i);
            String queue = queues.get(i);
            for (Message message : look(deadLetters)) {
                if (message.messageId().equals(id)) {
                    sqs.sendMessage(send -> send.queueUrl(queue).messageBody(message.body()));
                    sqs.deleteMessage(delete -> delete.queueUrl(deadLetters).receiptHandle(message.receiptHandle()));
                    return Optional.of(letter(deadLetters, message));
                }
            }
        }
        return Optional.empty();
    }

    /** Receives without hiding: whoever looks next sees the same messages. */
    private List<Message> look(String queue) {
        List<Message> seen = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        boolean more = true;
        while (more && seen.size() < MOST_LISTED) {
            more = false;
            List<Message> received = sqs.receiveMessage(receive -> receive.queueUrl(queue)
                            .maxNumberOfMessages(MOST_RECEIVED)
                            .visibilityTimeout(2)
                            .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP)
                            .messageAttributeNames(REASON))
                    .messages();
            for (Message message : received) {
                if (ids.add(message.messageId())) {
                    seen.add(message);
                    more = true;
                }
            }
        }
        seen.forEach(message -> sqs.changeMessageVisibility(change ->
                change.queueUrl(queue).receiptHandle(message.receiptHandle()).visibilityTimeout(0)));
        return seen;
    }

    private static DeadLetter letter(String queue, Message message) {
        MessageAttributeValue reason = message.messageAttributes().get(REASON);
        String sent = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
        return new DeadLetter(
                message.messageId(),
                queue.substring(queue.lastIndexOf('/') + 1),
                reason == null ? "the function died" : reason.stringValue(),
                Instant.ofEpochMilli(Long.parseLong(sent)),
                message.body());
    }
}
