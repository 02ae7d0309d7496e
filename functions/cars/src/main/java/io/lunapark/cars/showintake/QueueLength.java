package io.lunapark.cars.showintake;

import io.lunapark.platform.store.Deadline;
import io.lunapark.platform.store.OutOfReach;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Asks the intake queue how many messages it holds. */
@Singleton
final class QueueLength {

    /** A panel that follows the intake is asked again soon. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final SqsClient sqs;
    private final String queue;

    QueueLength(SqsClient sqs, @Property(name = "lunapark.car-queue") String queue) {
        this.sqs = sqs;
        this.queue = queue;
    }

    /** Those that wait and those that a consumer has in hand; empty where the queue is out of reach. */
    Optional<Long> messages() {
        AtomicLong messages = new AtomicLong();
        try {
            Deadline.within(
                    PATIENCE,
                    () -> sqs.getQueueAttributes(request -> request.queueUrl(queue)
                                    .attributeNames(
                                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                            .attributes()
                            .values()
                            .forEach(count -> messages.addAndGet(Long.parseLong(count))));
            return Optional.of(messages.get());
        } catch (RuntimeException e) {
            if (!OutOfReach.is(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
