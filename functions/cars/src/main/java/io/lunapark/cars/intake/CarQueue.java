package io.lunapark.cars.intake;

import io.lunapark.cars.store.SharedBreaker;
import io.lunapark.cars.store.SharedBreaker.Attempt;
import io.lunapark.platform.event.Origin;
import io.lunapark.platform.store.Deadline;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The intake queue behind the breaker. */
@Singleton
public final class CarQueue {

    /** With all tries of a request together: then the fallback has the records within a second. */
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private final SqsClient sqs;
    private final String queue;
    private final CarMessages messages;
    private final SharedBreaker breaker;

    CarQueue(
            SqsClient sqs,
            @Property(name = "lunapark.car-queue") String queue,
            CarMessages messages,
            SharedBreaker breaker) {
        this.sqs = sqs;
        this.queue = queue;
        this.messages = messages;
        this.breaker = breaker;
    }

    /**
     * Sends a message, and tells the breaker. Every kind of failure counts: out of reach, throttled, refused, or an answer that
     * makes no sense.
     *
     * @param records as JSON; none for a probe
     * @param epoch to which they belong; empty where it is not known
     * @throws RuntimeException where the queue did not take it
     */
    public void send(List<String> records, OptionalLong epoch, Attempt attempt, Origin origin) {
        String message = messages.message(records, epoch, origin);
        try {
            Duration patience = Deadline.isNearerThan(PATIENCE) ? Deadline.left() : PATIENCE;
            Deadline.within(patience, () -> {
                String id = sqs.sendMessage(request -> request.queueUrl(queue).messageBody(message))
                        .messageId();
                if (id == null || id.isEmpty()) {
                    throw new IllegalStateException("The queue answered without an id of the message");
                }
            });
        } catch (RuntimeException e) {
            breaker.failed(attempt);
            throw e;
        }
        breaker.succeeded(attempt);
    }
}
