package io.lunapark.localstack.aws;

import io.lunapark.localstack.StartFailure;
import io.lunapark.localstack.store.QueueMessage;
import io.lunapark.localstack.store.Queues;
import io.lunapark.localstack.template.Template.Queue;
import io.lunapark.localstack.template.Template.Redrive;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** SQS that another program plays: the start makes the queues of the template there, and they stay. */
public final class AwsQueues implements Queues {

    private static final Logger LOG = LoggerFactory.getLogger(AwsQueues.class);

    /** So many messages go into one call of SQS. */
    private static final int MOST = 10;

    private final String url;
    private final String region;
    private final String key;
    private final String account;
    private final List<Queue> queues;
    private @Nullable SqsClient client;

    public AwsQueues(String url, String region, String key, String account, List<Queue> queues) {
        this.url = url;
        this.region = region;
        this.key = key;
        this.account = account;
        this.queues = Queues.inOrder(queues);
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public synchronized void start() {
        SqsClient sqs = AwsClient.at(url, region, key, SqsClient.builder());
        client = sqs;
        try {
            queues.forEach(queue -> make(sqs, queue));
        } catch (SdkException e) {
            throw new StartFailure("The queues cannot be made in the SQS at " + url + ": " + e.getMessage(), e);
        }
    }

    /** First the name and then the attributes: a queue that is there is changed, where CreateQueue alone would refuse. */
    private void make(SqsClient sqs, Queue queue) {
        sqs.createQueue(create -> create.queueName(queue.name()));
        sqs.setQueueAttributes(set -> set.queueUrl(address(queue.name())).attributes(attributes(queue)));
        String arn = sqs.getQueueAttributes(
                        get -> get.queueUrl(address(queue.name())).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        if (!arn(queue.name()).equals(arn)) {
            throw new StartFailure("The SQS at " + url + " calls a queue " + arn + " where " + arn(queue.name())
                    + " is expected.\n  Its account has to be " + account + "; moto takes MOTO_ACCOUNT_ID.");
        }
    }

    private Map<QueueAttributeName, String> attributes(Queue queue) {
        Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
        attributes.put(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                Long.toString(queue.visibility().toSeconds()));
        attributes.put(
                QueueAttributeName.DELAY_SECONDS, Long.toString(queue.delay().toSeconds()));
        Redrive redrive = queue.redrive();
        if (redrive != null) {
            attributes.put(
                    QueueAttributeName.REDRIVE_POLICY,
                    "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                            .formatted(arn(redrive.deadLetterQueue()), redrive.maxReceiveCount()));
        }
        return attributes;
    }

    @Override
    public synchronized void stop() {
        if (client != null) {
            client.close();
            client = null;
        }
    }

    @Override
    public List<QueueMessage> receive(String queue, int most, Duration wait) {
        return client()
                .receiveMessage(receive -> receive.queueUrl(address(queue))
                        .maxNumberOfMessages(Math.min(most, MOST))
                        .waitTimeSeconds((int) wait.plusMillis(999).toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages()
                .stream()
                .map(AwsQueues::received)
                .toList();
    }

    private static QueueMessage received(Message message) {
        return new QueueMessage(
                message.messageId(),
                message.receiptHandle(),
                message.body(),
                Integer.parseInt(message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)),
                instant(message, MessageSystemAttributeName.SENT_TIMESTAMP),
                instant(message, MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP));
    }

    private static Instant instant(Message message, MessageSystemAttributeName name) {
        return Instant.ofEpochMilli(Long.parseLong(message.attributes().get(name)));
    }

    @Override
    public void delete(String queue, List<QueueMessage> messages) {
        for (int from = 0; from < messages.size(); from += MOST) {
            List<DeleteMessageBatchRequestEntry> entries =
                    messages.subList(from, Math.min(from + MOST, messages.size())).stream()
                            .map(message -> DeleteMessageBatchRequestEntry.builder()
                                    .id(message.id())
                                    .receiptHandle(message.receipt())
                                    .build())
                            .toList();
            List<BatchResultErrorEntry> failed = client().deleteMessageBatch(
                            delete -> delete.queueUrl(address(queue)).entries(entries))
                    .failed();
            if (!failed.isEmpty()) {
                LOG.warn(
                        "{} messages of {} could not be deleted, and come once more: {}", failed.size(), queue, failed);
            }
        }
    }

    @Override
    public void release(String queue, QueueMessage message, Duration delay) {
        client().changeMessageVisibility(change -> change.queueUrl(address(queue))
                .receiptHandle(message.receipt())
                .visibilityTimeout((int) delay.toSeconds()));
    }

    private synchronized SqsClient client() {
        if (client == null) {
            throw new IllegalStateException("the queues are stopped");
        }
        return client;
    }

    /** As a function gets it from the template. */
    private String address(String queue) {
        return url + "/" + account + "/" + queue;
    }

    private String arn(String queue) {
        return "arn:aws:sqs:" + region + ":" + account + ":" + queue;
    }
}
