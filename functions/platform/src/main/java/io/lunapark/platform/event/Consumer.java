package io.lunapark.platform.event;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.lunapark.platform.store.Deadline;
import io.lunapark.platform.store.OutOfReach;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Passes a batch from a queue to the projection, all messages at once, since a projection accepts any order: messages do
 * not wait for each other, and one that fails does not delay the rest. A message that the projection refuses five times is
 * dead-lettered with the reason. An unavailable store is not the message's fault: then it is tried until the queue drops
 * it.
 */
@Singleton
public final class Consumer {

    /** Tries before a message is dead-lettered; spec/README.md, Consumers. */
    private static final int TRIES = 5;

    /** Reserved at the end of the invocation to report what was applied; the rest is delivered again. */
    private static final Duration FOR_THE_REST = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(Consumer.class);

    private final Projection projection;
    private final DeadLetters deadLetters;
    private final JsonMapper json;

    Consumer(Projection projection, DeadLetters deadLetters, JsonMapper json) {
        this.projection = projection;
        this.deadLetters = deadLetters;
        this.json = json;
    }

    /** A message and the event in it, which is read when it is first asked for. */
    private final class Delivery {

        private final SQSMessage message;
        private @Nullable Envelope event;

        Delivery(SQSMessage message) {
            this.message = message;
        }

        Envelope event() throws IOException {
            Envelope known = event;
            if (known == null) {
                known = envelope(message.getBody());
                event = known;
            }
            return known;
        }
    }

    /** @return the messages that are to be delivered again */
    public List<BatchItemFailure> consume(List<SQSMessage> messages) {
        Duration time = Deadline.left().minus(FOR_THE_REST);
        List<Delivery> deliveries = messages.stream().map(Delivery::new).toList();
        Set<Delivery> together = applyTogether(deliveries, time);
        List<Delivery> alone = deliveries.stream()
                .filter(delivery -> !together.contains(delivery))
                .toList();
        List<BatchItemFailure> failures = consumeEach(alone, time);
        if (failures.size() < messages.size()) {
            projection.batchApplied();
        }
        return failures;
    }

    /** Where anything is wrong with one of them or with the store, each is applied by itself: that says with which. */
    private Set<Delivery> applyTogether(List<Delivery> deliveries, Duration time) {
        Set<Delivery> applied = new HashSet<>();
        try {
            Map<Envelope, Delivery> events = new IdentityHashMap<>();
            for (Delivery delivery : deliveries) {
                events.put(delivery.event(), delivery);
            }
            Deadline.within(
                    time,
                    () -> projection
                            .applyTogether(List.copyOf(events.keySet()))
                            .forEach(event -> applied.add(events.get(event))));
        } catch (Throwable e) {
            log.debug("{} messages are applied one by one", deliveries.size(), e);
        }
        return applied;
    }

    private List<BatchItemFailure> consumeEach(List<Delivery> deliveries, Duration time) {
        Map<String, String> inLogLines = Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
        List<Future<Boolean>> applied;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            applied = deliveries.stream()
                    .map(delivery -> threads.submit(() -> {
                        MDC.setContextMap(inLogLines);
                        return consume(delivery, time);
                    }))
                    .toList();
        }
        List<BatchItemFailure> failures = new ArrayList<>();
        for (int i = 0; i < deliveries.size(); i++) {
            if (!isApplied(applied.get(i))) {
                failures.add(new BatchItemFailure(deliveries.get(i).message.getMessageId()));
            }
        }
        return failures;
    }

    private static boolean isApplied(Future<Boolean> message) {
        try {
            return message.get();
        } catch (InterruptedException | ExecutionException e) {
            log.error("A message could neither be applied nor dead-lettered, and will come again", e);
            return false;
        }
    }

    private boolean consume(Delivery delivery, Duration time) {
        SQSMessage message = delivery.message;
        try {
            Envelope event = delivery.event();
            MDC.put("correlationId", event.correlationId());
            Deadline.within(time, () -> projection.apply(event));
            return true;
        } catch (Throwable e) { // an error as well: a message may be nested so deeply that the stack overflows
            return OutOfReach.is(e) ? later(message, e) : refused(message, e);
        } finally {
            MDC.remove("correlationId");
        }
    }

    private boolean later(SQSMessage message, Throwable e) {
        log.warn("A store is out of reach, message {} waits: {}", message.getMessageId(), e.getMessage());
        return false;
    }

    private boolean refused(SQSMessage message, Throwable e) {
        int tries = tries(message);
        log.warn("Message {} could not be applied, try {} of {}", message.getMessageId(), tries, TRIES, e);
        if (tries < TRIES) {
            return false;
        }
        try {
            deadLetters.add(message, e);
            return true;
        } catch (RuntimeException notAdded) {
            log.error("Message {} could not be dead-lettered, and will come again", message.getMessageId(), notAdded);
            return false;
        }
    }

    private static int tries(SQSMessage message) {
        Map<String, String> attributes = Objects.requireNonNullElse(message.getAttributes(), Map.of());
        return Integer.parseInt(attributes.getOrDefault("ApproximateReceiveCount", "1"));
    }

    /** The body is EventBridge's own event; the envelope is its {@code detail}. */
    private Envelope envelope(String body) throws IOException {
        JsonNode event = json.readValue(body, Argument.of(JsonNode.class));
        JsonNode detail = event.isObject() ? event.get("detail") : null;
        if (detail == null) {
            throw new IOException("The message has no detail: it is not an event of the bus");
        }
        return json.readValueFromTree(detail, Envelope.class);
    }
}
