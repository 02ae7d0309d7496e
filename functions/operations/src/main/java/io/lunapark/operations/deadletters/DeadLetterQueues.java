package io.lunapark.operations.deadletters;

import static io.lunapark.platform.event.DeadLetters.REASON;

import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.store.Backoff;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The dead-letter queues of the stage, side by side with the queues they belong to. SQS has no list: messages are
 * received, looked at and let go again. It answers from some of its hosts, so that an empty answer does not say that there
 * is nothing: one looks until the queue counts no more than was seen.
 */
@Singleton
public final class DeadLetterQueues {

    /** An operator who has more than this has one fault, not many: mend it and redrive. */
    private static final int MOST_LISTED = 200;

    /** Of all messages of a page, unless it is one: Lambda answers with 6 MB, in which quotes and backslashes take more. */
    private static final int MOST_CHARACTERS = 1_000_000;

    private static final int MOST_RECEIVED = 10;

    /** A long poll asks all hosts. Shorter than the patience with a store. */
    private static final Duration LONG_POLL = Duration.ofSeconds(1);

    /** Of all polls of a queue, since a count may be a minute old: long enough for several that find nothing. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);

    /** Longer than a look, so that each poll brings what the ones before did not; and if this ends, they come back. */
    private static final Duration HIDDEN = Duration.ofSeconds(30);

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

    /** By their queues and ids. */
    public Page<DeadLetter> list(PageRequest page) {
        List<DeadLetter> rest = inEach(index -> {
                    String queue = deadLetterQueues.get(index);
                    Map<String, Message> seen = look(queue, message -> false, MOST_LISTED);
                    release(queue, seen.values());
                    return seen.values().stream()
                            .map(message -> letter(queue, message))
                            .toList();
                })
                .flatMap(List::stream)
                .filter(letter -> page.position().isEmpty()
                        || place(letter).compareTo(page.position().get()) > 0)
                .sorted(Comparator.comparing(DeadLetterQueues::place))
                .toList();
        return Page.ofFirst(rest, page.atMost(fitting(rest)), DeadLetterQueues::place);
    }

    private static String place(DeadLetter letter) {
        return letter.queue() + " " + letter.id();
    }

    /** How many there is room for, at least one. */
    private static int fitting(List<DeadLetter> letters) {
        int characters = 0;
        int fitting = 0;
        while (fitting < letters.size() && characters < MOST_CHARACTERS) {
            characters += letters.get(fitting).body().length();
            fitting++;
        }
        return Math.max(1, fitting);
    }

    /** Sends a message to its own queue again. @return empty when there is no such message */
    public Optional<DeadLetter> redrive(String id) {
        return inEach(index -> {
                    String queue = deadLetterQueues.get(index);
                    Map<String, Message> seen =
                            look(queue, message -> message.messageId().equals(id), Integer.MAX_VALUE);
                    Optional<Message> found = Optional.ofNullable(seen.remove(id));
                    release(queue, seen.values());
                    found.ifPresent(message -> {
                        sqs.sendMessage(send -> send.queueUrl(queues.get(index)).messageBody(message.body()));
                        sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
                    });
                    return found.map(message -> letter(queue, message));
                })
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** In all dead-letter queues at once: each look takes a second or more. */
    private <T> Stream<T> inEach(Function<Integer, T> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, deadLetterQueues.size())
                    .mapToObj(index -> CompletableFuture.supplyAsync(() -> work.apply(index), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join);
        }
    }

    /** What lies there, by its id, until the one that is looked for; hidden from others until it is released. */
    private Map<String, Message> look(String queue, Predicate<Message> isLast, int most) {
        Map<String, Message> seen = new LinkedHashMap<>();
        Backoff backoff = Backoff.patient();
        long end = System.nanoTime() + LONGEST_LOOK.toNanos();
        boolean more = true;
        while (more && seen.size() < most && System.nanoTime() < end) {
            int before = seen.size();
            List<Message> received = receive(queue);
            received.forEach(message -> seen.put(message.messageId(), message));
            boolean isFound = received.stream().anyMatch(isLast);
            boolean isNew = seen.size() > before;
            if (isNew) {
                backoff = Backoff.patient();
            }
            more = !isFound && (isNew || (seen.size() < count(queue) && backoff.pauseIfPatient()));
        }
        return seen;
    }

    private List<Message> receive(String queue) {
        return sqs.receiveMessage(receive -> receive.queueUrl(queue)
                        .maxNumberOfMessages(MOST_RECEIVED)
                        .waitTimeSeconds((int) LONG_POLL.toSeconds())
                        .visibilityTimeout((int) HIDDEN.toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP)
                        .messageAttributeNames(REASON))
                .messages();
    }

    /** Includes messages that another reader is looking at. */
    private int count(String queue) {
        return sqs
                .getQueueAttributes(get -> get.queueUrl(queue)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private void release(String queue, Collection<Message> messages) {
        List<ChangeMessageVisibilityBatchRequestEntry> entries = messages.stream()
                .map(message -> ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(0)
                        .build())
                .toList();
        for (int from = 0; from < entries.size(); from += MOST_RECEIVED) {
            List<ChangeMessageVisibilityBatchRequestEntry> some =
                    entries.subList(from, Math.min(from + MOST_RECEIVED, entries.size()));
            sqs.changeMessageVisibilityBatch(change -> change.queueUrl(queue).entries(some));
        }
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
