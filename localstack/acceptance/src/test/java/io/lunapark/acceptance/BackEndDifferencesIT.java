package io.lunapark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.lunapark.localstack.Whereabouts;
import io.lunapark.localstack.aws.AwsClient;
import io.lunapark.testing.SharedStack;
import io.lunapark.testing.backend.BackEnd;
import io.lunapark.testing.backend.EveryBackEnd;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Where the back ends part, each with what AWS documents: nothing of Lunapark relies on any of it, and who begins to is told
 * here. The answers are the codes of AWS's errors.
 */
@EveryBackEnd
class BackEndDifferencesIT {

    private static final Whereabouts WHERE = SharedStack.running().whereabouts();
    private static final String REGION = "eu-central-1";
    private static final String TAKEN = "taken";
    private static final int KB = 1024;

    private static final EventBridgeClient EVENTS =
            AwsClient.at(WHERE.eventbridge(), REGION, WHERE.key(), EventBridgeClient.builder());
    private static final DynamoDbClient DYNAMO =
            AwsClient.at(WHERE.dynamodb(), REGION, WHERE.key(), DynamoDbClient.builder());
    private static final SqsClient SQS = AwsClient.at(WHERE.sqs(), REGION, WHERE.key(), SqsClient.builder());

    /** AWS: "Detail: a valid JSON object" (PutEvents). */
    @Test
    void aDetailThatIsAnArray() {
        String answer = put(event().detail("[]"));

        assertThat(answer).isEqualTo(here("MalformedDetail", "MalformedDetail", TAKEN));
    }

    /** AWS: "the total entry size must be less than 256KB" (PutEvents). The outbox sends less at once. */
    @Test
    void anEventOf300Kb() {
        String answer = put(event().detail("{\"text\":\"" + "x".repeat(300 * KB) + "\"}"));

        assertThat(answer).isEqualTo(here("ValidationException", "ValidationException", TAKEN));
    }

    /** AWS names no error for it (PutEvents): the template makes the bus before any function can call it. */
    @Test
    void aBusThatIsNotThere() {
        String answer = put(event().eventBusName("nowhere"));

        assertThat(answer).isEqualTo(here("ResourceNotFoundException", TAKEN, "ResourceNotFoundException"));
    }

    /** AWS: "InvalidMessageContents: the message contains characters outside the allowed set" (SendMessage). */
    @Test
    void aMessageWithAControlCharacter() {
        String answer = send("\u0001");

        assertThat(answer).isEqualTo(here("InvalidAttributeValue", "InvalidMessageContents", TAKEN));
    }

    /** AWS: "up to 38 digits of precision" (naming rules and data types of DynamoDB). LocalStack runs DynamoDB Local, too. */
    @Test
    void aNumberOf39Digits() {
        Map<String, AttributeValue> item = Map.of("pk", AttributeValue.fromN("1".repeat(39)));

        String answer = inATable(
                ScalarAttributeType.N,
                table -> DYNAMO.putItem(put -> put.tableName(table).item(item)));

        assertThat(answer).isEqualTo(here("ValidationException", "ValidationException", TAKEN));
    }

    /** AWS: "as many as 25 item put or delete operations" (BatchWriteItem). */
    @Test
    void aBatchOf26Writes() {
        List<WriteRequest> writes = IntStream.range(0, 26)
                .mapToObj(i -> Map.of("pk", AttributeValue.fromS("item " + i)))
                .map(item ->
                        WriteRequest.builder().putRequest(put -> put.item(item)).build())
                .toList();

        String answer = inATable(
                ScalarAttributeType.S,
                table -> DYNAMO.batchWriteItem(write -> write.requestItems(Map.of(table, writes))));

        assertThat(answer).isEqualTo(here("ValidationException", "ValidationException", TAKEN));
    }

    /** What is right where this runs. LocalStack's code is the same with and without Docker. */
    private static String here(String embedded, String localStack, String moto) {
        return switch (BackEnd.chosen()) {
            case EMBEDDED, DYNOXIDE -> embedded;
            case LOCALSTACK_HOST, LOCALSTACK_CONTAINER -> localStack;
            case MOTO_HOST -> moto;
            case FLOCI_CONTAINER -> abort("Nobody has seen yet what Floci answers.");
        };
    }

    private static PutEventsRequestEntry.Builder event() {
        return PutEventsRequestEntry.builder()
                .eventBusName("lunapark-dev")
                .source("elsewhere")
                .detailType("Tried")
                .detail("{}");
    }

    private static String put(PutEventsRequestEntry.Builder entry) {
        return codeOf(() -> {
            PutEventsResponse answer = EVENTS.putEvents(put -> put.entries(entry.build()));
            return answer.failedEntryCount() == 0
                    ? TAKEN
                    : answer.entries().getFirst().errorCode();
        });
    }

    private static String send(String body) {
        String name = "differences-" + UUID.randomUUID();
        SQS.createQueue(create -> create.queueName(name));
        String url = WHERE.sqs() + "/000000000000/" + name;
        try {
            return codeOf(() -> {
                SQS.sendMessage(send -> send.queueUrl(url).messageBody(body));
                return TAKEN;
            });
        } finally {
            SQS.deleteQueue(delete -> delete.queueUrl(url));
        }
    }

    private static String inATable(ScalarAttributeType key, Consumer<String> call) {
        String name = "differences-" + UUID.randomUUID();
        DYNAMO.createTable(create -> create.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(part -> part.attributeName("pk").keyType(KeyType.HASH))
                .attributeDefinitions(part -> part.attributeName("pk").attributeType(key)));
        DYNAMO.waiter().waitUntilTableExists(describe -> describe.tableName(name));
        try {
            return codeOf(() -> {
                call.accept(name);
                return TAKEN;
            });
        } finally {
            DYNAMO.deleteTable(delete -> delete.tableName(name));
        }
    }

    private static String codeOf(Supplier<String> call) {
        try {
            return call.get();
        } catch (AwsServiceException e) {
            return e.awsErrorDetails().errorCode();
        }
    }
}
