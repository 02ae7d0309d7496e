package io.lunapark.localstack.trigger;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lunapark.localstack.function.FunctionFailure;
import io.lunapark.localstack.function.LocalFunction;
import io.lunapark.localstack.gateway.Json;
import io.lunapark.localstack.store.QueueMessage;
import io.lunapark.localstack.store.Queues;
import io.lunapark.localstack.template.Template.Mapping;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds a function from a queue, as Lambda's pollers do. Two things differ, so that a developer does not wait for
 * minutes: a message that the function reports as failed comes back at once, at once, then after 1, 2, 4 … seconds instead
 * of after the visibility timeout; and a call that throws is repeated with the same messages within that timeout, so that an outage of a store
 * does not use up their tries.
 */
final class Poller implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final Duration LONG_POLL = Duration.ofSeconds(5);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;
    private static final int TRIES_AT_ONCE = 2;
    private static final int LONGEST_DELAY_SECONDS = 60;

    private final LocalFunction function;
    private final Mapping mapping;
    private final Duration visibility;
    private final Queues queues;
    private final String arn;
    private final String region;
    private final List<Soon> following;
    private volatile boolean stopping;
    private volatile boolean idle;

    /** @param following asked after each batch that the function has taken */
    Poller(
            LocalFunction function,
            Mapping mapping,
            Duration visibility,
            Queues queues,
            String arn,
            String region,
            List<Soon> following) {
        this.function = function;
        this.mapping = mapping;
        this.visibility = visibility;
        this.queues = queues;
        this.arn = arn;
        this.region = region;
        this.following = following;
    }

    /** Ends the poller that the thread runs: at once when it waits for messages, else after the present call. */
    void stop(Thread thread) {
        stopping = true;
        if (idle) {
            thread.interrupt();
        }
    }

    @Override
    public void run() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!stopping && !Thread.currentThread().isInterrupted()) {
            try {
                List<QueueMessage> batch = collect();
                if (!batch.isEmpty()) {
                    deliver(batch);
                }
                pause = FIRST_PAUSE_MILLIS;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!stopping) {
                    LOG.debug("{} cannot poll {}", function.id(), mapping.queue(), e);
                }
                try {
                    Thread.sleep(pause);
                } catch (InterruptedException interrupted) {
                    return;
                }
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private List<QueueMessage> collect() {
        idle = true;
        List<QueueMessage> batch = queues.receive(mapping.queue(), mapping.batchSize(), LONG_POLL);
        idle = false;
        if (batch.isEmpty() || mapping.window().isZero()) {
            return batch;
        }
        List<QueueMessage> collected = new ArrayList<>(batch);
        long end = System.nanoTime() + mapping.window().toNanos();
        while (collected.size() < mapping.batchSize() && System.nanoTime() < end && !stopping) {
            Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
            collected.addAll(queues.receive(mapping.queue(), mapping.batchSize() - collected.size(), left));
        }
        return collected;
    }

    private void deliver(List<QueueMessage> batch) throws InterruptedException {
        byte[] event = event(batch);
        long giveUp = System.nanoTime() + visibility.minus(function.timeout()).toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                settle(batch, failed(function.invoke(event)));
                following.forEach(Soon::ask);
                return;
            } catch (FunctionFailure | IOException e) {
                if (pause == FIRST_PAUSE_MILLIS) {
                    LOG.warn(
                            "{} could not take {} messages and will try again: {}",
                            function.id(),
                            batch.size(),
                            e.getMessage(),
                            e);
                }
            }
            if (stopping) {
                batch.forEach(message -> queues.release(mapping.queue(), message, Duration.ZERO));
                return;
            }
            if (System.nanoTime() + pause * 1_000_000 > giveUp) {
                return;
            }
            Thread.sleep(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    private void settle(List<QueueMessage> batch, Set<String> failed) {
        if (!mapping.partialFailures() || failed.isEmpty()) {
            queues.delete(mapping.queue(), batch);
            return;
        }
        // An empty id means the whole batch, and so does an id that was not in it.
        Set<String> ids = new HashSet<>(batch.stream().map(QueueMessage::id).toList());
        boolean all = !ids.containsAll(failed);
        List<QueueMessage> succeeded = all
                ? List.of()
                : batch.stream()
                        .filter(message -> !failed.contains(message.id()))
                        .toList();
        queues.delete(mapping.queue(), succeeded);
        for (QueueMessage message : batch) {
            if (all || failed.contains(message.id())) {
                queues.release(mapping.queue(), message, pause(message.received()));
            }
        }
    }

    private static Duration pause(int tries) {
        return tries <= TRIES_AT_ONCE
                ? Duration.ZERO
                : Duration.ofSeconds(Math.min(1 << Math.min(tries - TRIES_AT_ONCE - 1, 16), LONGEST_DELAY_SECONDS));
    }

    private byte[] event(List<QueueMessage> batch) {
        return Json.object(json -> {
            json.writeArrayFieldStart("Records");
            for (QueueMessage message : batch) {
                json.writeStartObject();
                json.writeStringField("messageId", message.id());
                json.writeStringField("receiptHandle", message.receipt());
                json.writeStringField("body", message.body());
                json.writeObjectFieldStart("attributes");
                json.writeStringField("ApproximateReceiveCount", Integer.toString(message.received()));
                json.writeStringField(
                        "SentTimestamp", Long.toString(message.sent().toEpochMilli()));
                json.writeStringField("SenderId", "local");
                json.writeStringField(
                        "ApproximateFirstReceiveTimestamp",
                        Long.toString(message.firstReceived().toEpochMilli()));
                json.writeEndObject();
                json.writeObjectFieldStart("messageAttributes");
                json.writeEndObject();
                json.writeStringField("eventSource", "aws:sqs");
                json.writeStringField("eventSourceARN", arn);
                json.writeStringField("awsRegion", region);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** The ids of {@code {"batchItemFailures":[{"itemIdentifier":"…"}]}}. */
    private static Set<String> failed(byte[] answer) throws IOException {
        Set<String> ids = new HashSet<>();
        if (answer.length == 0) {
            return ids;
        }
        try (JsonParser json = Json.FACTORY.createParser(answer)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME
                        && json.currentName().equals("itemIdentifier")) {
                    ids.add(String.valueOf(json.nextTextValue()));
                }
            }
        }
        return ids;
    }
}
