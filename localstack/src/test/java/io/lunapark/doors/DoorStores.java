package io.lunapark.doors;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.client.Json;
import io.lunapark.localstack.SharedStack;
import io.lunapark.localstack.Stack;
import io.lunapark.localstack.template.Template.Queue;
import io.lunapark.localstack.template.Template.Table;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What lies behind the doors, for tests that feed it past the front door. */
final class DoorStores {

    private static final Stack STACK = SharedStack.running();
    private static final StaticCredentialsProvider LOCAL =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    private static final SqsClient SQS = SqsClient.builder()
            .endpointOverride(URI.create(STACK.queues().url()))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(LOCAL)
            .httpClientBuilder(ApacheHttpClient.builder())
            .build();
    private static final DynamoDbClient DYNAMO = DynamoDbClient.builder()
            .endpointOverride(URI.create(STACK.dynamo().url()))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(LOCAL)
            .httpClientBuilder(ApacheHttpClient.builder())
            .build();

    private DoorStores() {}

    /** All events of a subject, oldest first. */
    static List<JsonNode> events(String subject) {
        try (Connection db = DriverManager.getConnection(
                        STACK.postgres().url() + "?currentSchema=doors",
                        STACK.postgres().adminUser(),
                        "lunapark");
                PreparedStatement statement =
                        db.prepareStatement("select envelope from outbox where subject = ? order by sequence")) {
            statement.setString(1, subject);
            List<JsonNode> events = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(Json.read(rows.getString(1)));
                }
            }
            return events;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Delivers an event once more, as the bus would. */
    static void deliver(JsonNode event) {
        String queue = STACK.template().queues().stream()
                .filter(one -> one.id().equals("DoorsViewQueue"))
                .map(Queue::name)
                .findFirst()
                .orElseThrow();
        String url = SQS.getQueueUrl(get -> get.queueName(queue)).queueUrl();
        SQS.sendMessage(send -> send.queueUrl(url).messageBody(Json.write(Map.of("detail", event))));
    }

    /** Takes away the item without which the view does not count as whole. */
    static void damageView() {
        String table = STACK.template().tables().stream()
                .filter(one -> one.id().equals("DoorsView"))
                .map(Table::name)
                .findFirst()
                .orElseThrow();
        DYNAMO.deleteItem(delete -> delete.tableName(table)
                .key(Map.of("pk", AttributeValue.fromS("lockdowns"), "sk", AttributeValue.fromS("lockdowns"))));
    }
}
