package io.lunapark.coasters;

import static org.awaitility.Awaitility.await;

import io.lunapark.localstack.Stack;
import io.lunapark.localstack.Whereabouts;
import io.lunapark.localstack.aws.AwsClient;
import io.lunapark.testing.Database;
import io.lunapark.testing.SharedStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The stores behind the park, for tests that damage them, feed them past the front door, or compare them. */
public final class Stores {

    private static final Stack STACK = SharedStack.running();
    private static final String KEY = STACK.whereabouts().key();
    private static final SqsClient SQS =
            AwsClient.at(STACK.queues().url(), Whereabouts.REGION, KEY, SqsClient.builder());
    private static final DynamoDbClient DYNAMO =
            AwsClient.at(STACK.dynamo().url(), Whereabouts.REGION, KEY, DynamoDbClient.builder());

    private Stores() {}

    /** Rows of the coasters' schema, column by column, as the owner of the database sees them. */
    public static List<Map<String, Object>> rows(String sql, Object... parameters) {
        return Database.rows("coasters", sql, parameters);
    }

    public static long count(String table) {
        return (long) rows("select count(*) from " + table).getFirst().get("count");
    }

    /** The envelopes of all events ever stored, in their order. */
    public static List<String> archive() {
        return rows("select envelope from outbox order by position").stream()
                .map(row -> (String) row.get("envelope"))
                .toList();
    }

    /** Whether every coaster is in the view in the version that Postgres has, or a newer one. */
    public static boolean viewsHaveCaughtUp() {
        Map<String, Long> stored = rows("select id::text, version from coaster").stream()
                .collect(Collectors.toMap(row -> (String) row.get("id"), row -> (Long) row.get("version")));
        Map<String, Long> seen = items("coaster").stream()
                .collect(Collectors.toMap(
                        item -> item.get("sk").s(),
                        item -> Long.valueOf(item.get("sequence").n())));
        return stored.entrySet().stream()
                .allMatch(coaster -> seen.getOrDefault(coaster.getKey(), 0L) >= coaster.getValue());
    }

    /** What the view table holds in a partition, with tombstones. */
    public static List<Map<String, AttributeValue>> items(String partition) {
        return DYNAMO
                .queryPaginator(query -> query.tableName(table("CoastersView"))
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition)))
                        .consistentRead(true))
                .items()
                .stream()
                .toList();
    }

    public static void put(Map<String, AttributeValue> item, String attribute, AttributeValue value) {
        Map<String, AttributeValue> changed = new HashMap<>(item);
        changed.put(attribute, value);
        DYNAMO.putItem(put -> put.tableName(table("CoastersView")).item(changed));
    }

    public static void delete(Map<String, AttributeValue> item) {
        DYNAMO.deleteItem(delete ->
                delete.tableName(table("CoastersView")).key(Map.of("pk", item.get("pk"), "sk", item.get("sk"))));
    }

    /** Sends a message straight to a queue, named by its id in the template. */
    public static void send(String queue, String body) {
        SQS.sendMessage(send -> send.queueUrl(queueUrl(queue)).messageBody(body));
    }

    /** Sends up to ten messages at once, so that they can be received as one batch. */
    public static void sendBatch(String queue, List<String> bodies) {
        SQS.sendMessageBatch(send -> send.queueUrl(queueUrl(queue))
                .entries(bodies.stream()
                        .map(body -> SendMessageBatchRequestEntry.builder()
                                .id("m" + bodies.indexOf(body))
                                .messageBody(body)
                                .build())
                        .toList()));
    }

    /** Takes what is in a queue just now. */
    public static List<String> take(String queue) {
        List<String> bodies = new ArrayList<>();
        List<Message> messages = receive(queue);
        while (!messages.isEmpty()) {
            messages.forEach(message -> bodies.add(message.body()));
            delete(queue, messages);
            messages = receive(queue);
        }
        return bodies;
    }

    private static void delete(String queue, List<Message> messages) {
        List<DeleteMessageBatchRequestEntry> entries = messages.stream()
                .map(message -> DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
                .toList();
        SQS.deleteMessageBatch(delete -> delete.queueUrl(queueUrl(queue)).entries(entries));
    }

    /** Takes one message out of a queue. */
    public static void takeOne(String queue, String body) {
        List<Message> messages = receive(queue);
        messages.forEach(message -> {
            if (message.body().equals(body)) {
                SQS.deleteMessage(delete -> delete.queueUrl(queueUrl(queue)).receiptHandle(message.receiptHandle()));
            } else {
                SQS.changeMessageVisibility(change -> change.queueUrl(queueUrl(queue))
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(0));
            }
        });
    }

    /** Waits until all messages of a queue were worked on. */
    public static void awaitEmpty(String queue) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> SQS
                        .getQueueAttributes(get -> get.queueUrl(queueUrl(queue))
                                .attributeNames(
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                        .attributes()
                        .values()
                        .stream()
                        .allMatch("0"::equals));
    }

    private static List<Message> receive(String queue) {
        return SQS.receiveMessage(receive -> receive.queueUrl(queueUrl(queue)).maxNumberOfMessages(10))
                .messages();
    }

    private static String queueUrl(String id) {
        String name = STACK.template().queues().stream()
                .filter(queue -> queue.id().equals(id))
                .findFirst()
                .orElseThrow()
                .name();
        return STACK.queues().url() + "/000000000000/" + name;
    }

    private static String table(String id) {
        return STACK.template().tables().stream()
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow()
                .name();
    }
}
