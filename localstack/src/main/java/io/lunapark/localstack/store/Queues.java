package io.lunapark.localstack.store;

import io.lunapark.localstack.template.Template.Queue;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** SQS as far as the runner needs it for its pollers; functions talk to its address. Queues go by their names. */
public interface Queues extends Store {

    /** Up to {@code most} messages, at once when there are any, else those that come within {@code wait}. */
    List<QueueMessage> receive(String queue, int most, Duration wait);

    void delete(String queue, List<QueueMessage> messages);

    /** Lets a message be received again after the delay instead of after the queue's visibility timeout. */
    void release(String queue, QueueMessage message, Duration delay);

    /** Dead letter queues first: a queue is told of its own when it is made. */
    static List<Queue> inOrder(List<Queue> queues) {
        return queues.stream()
                .sorted(Comparator.comparing((Queue queue) -> queue.redrive() != null))
                .toList();
    }
}
