package io.lunapark.doors;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.kernel.seal.Checkpoint;
import io.lunapark.kernel.seal.Checkpoint.SealedDoor;
import io.lunapark.kernel.seal.StoredEntry;
import io.lunapark.localstack.Stack;
import io.lunapark.localstack.Whereabouts;
import io.lunapark.localstack.aws.AwsClient;
import io.lunapark.localstack.template.Template.Queue;
import io.lunapark.localstack.template.Template.Table;
import io.lunapark.testing.Json;
import io.lunapark.testing.SharedStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What lies behind the doors, for tests that feed it past the front door. */
final class DoorStores {

    private static final Stack STACK = SharedStack.running();
    private static final String KEY = STACK.whereabouts().key();
    private static final SqsClient SQS =
            AwsClient.at(STACK.queues().url(), Whereabouts.REGION, KEY, SqsClient.builder());
    private static final DynamoDbClient DYNAMO =
            AwsClient.at(STACK.dynamo().url(), Whereabouts.REGION, KEY, DynamoDbClient.builder());

    private DoorStores() {}

    /** All events of a subject, oldest first. */
    static List<JsonNode> events(String subject) {
        try (Connection db = database();
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

    /** All checkpoints, oldest first. */
    static List<Checkpoint> checkpoints() {
        return checkpoints("checkpoint");
    }

    /** Of the log in this table. */
    static List<Checkpoint> checkpoints(String table) {
        try (Connection db = database();
                ResultSet rows = db.createStatement().executeQuery("select * from " + table + " order by number")) {
            List<Checkpoint> checkpoints = new ArrayList<>();
            while (rows.next()) {
                checkpoints.add(new Checkpoint(
                        rows.getLong("number"),
                        rows.getString("previous"),
                        rows.getTimestamp("sealed_from").toInstant(),
                        rows.getTimestamp("sealed_until").toInstant(),
                        rows.getLong("entries"),
                        Json.read(rows.getString("doors"))
                                .valueStream()
                                .map(door -> new SealedDoor(
                                        door.path("door").asText(),
                                        door.path("entries").asLong(),
                                        door.path("root").asText()))
                                .toList(),
                        rows.getString("root"),
                        rows.getString("hash"),
                        rows.getString("signature")));
            }
            return checkpoints;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Says something to Postgres as somebody who may do everything there. */
    static void sql(String statement) throws SQLException {
        try (Connection db = database()) {
            db.createStatement().execute(statement);
        }
    }

    /** Works while what these people hold is locked, so that commands about it wait. */
    static void whileHeld(List<UUID> userIds, Runnable work) throws SQLException {
        try (Connection db = database();
                PreparedStatement lock =
                        db.prepareStatement("select 1 from holder where user_id = any(?) for update")) {
            db.setAutoCommit(false);
            lock.setArray(1, db.createArrayOf("uuid", userIds.toArray()));
            lock.execute();
            work.run();
            db.rollback();
        }
    }

    /** How many commands wait for a lock that another has. */
    static long callsThatWait() throws SQLException {
        try (Connection db = database();
                ResultSet rows = db.createStatement()
                        .executeQuery(
                                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and usename = 'lunapark_doors'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The history of a door between two places, as it is stored. */
    static List<Map<String, AttributeValue>> entries(String door, String start, String end) {
        return DYNAMO
                .queryPaginator(query -> query.tableName(table("DoorsHistory"))
                        .keyConditionExpression("pk = :door and sk between :start and :end")
                        .expressionAttributeValues(Map.of(
                                ":door", AttributeValue.fromS(StoredEntry.partition(door)),
                                ":start", AttributeValue.fromS(start),
                                ":end", AttributeValue.fromS(end)))
                        .consistentRead(true))
                .items()
                .stream()
                .toList();
    }

    /** The log of commands of a day between two places. */
    static List<Map<String, AttributeValue>> commands(String day, String start, String end) {
        return DYNAMO
                .queryPaginator(query -> query.tableName(table("AuditLog"))
                        .keyConditionExpression("pk = :day and sk between :start and :end")
                        .expressionAttributeValues(Map.of(
                                ":day", AttributeValue.fromS(day),
                                ":start", AttributeValue.fromS(start),
                                ":end", AttributeValue.fromS(end)))
                        .consistentRead(true))
                .items()
                .stream()
                .toList();
    }

    static void putCommand(Map<String, AttributeValue> entry) {
        DYNAMO.putItem(put -> put.tableName(table("AuditLog")).item(entry));
    }

    static void put(Map<String, AttributeValue> entry) {
        DYNAMO.putItem(put -> put.tableName(table("DoorsHistory")).item(entry));
    }

    static void remove(Map<String, AttributeValue> entry) {
        DYNAMO.deleteItem(delete ->
                delete.tableName(table("DoorsHistory")).key(Map.of("pk", entry.get("pk"), "sk", entry.get("sk"))));
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
        DYNAMO.deleteItem(delete -> delete.tableName(table("DoorsView"))
                .key(Map.of("pk", AttributeValue.fromS("lockdowns"), "sk", AttributeValue.fromS("lockdowns"))));
    }

    /** What lies in a view of these doors or people; a copy. */
    static Map<String, AttributeValue> inView(String view, String partition, String sort) {
        return new HashMap<>(DYNAMO.getItem(get -> get.tableName(table(view))
                        .key(Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS(sort)))
                        .consistentRead(true))
                .item());
    }

    static void putInView(String view, Map<String, AttributeValue> item) {
        DYNAMO.putItem(put -> put.tableName(table(view)).item(item));
    }

    /** Lets everything that this person was answered under an Idempotency-Key expire, and stay. */
    static void endDayOfKeys(UUID person) {
        DYNAMO.queryPaginator(query -> query.tableName(table("DoorsView"))
                        .keyConditionExpression("pk = :person")
                        .expressionAttributeValues(Map.of(":person", AttributeValue.fromS("keys/" + person))))
                .items()
                .forEach(key -> {
                    Map<String, AttributeValue> expired = new HashMap<>(key);
                    expired.put(
                            "expires",
                            AttributeValue.fromN(
                                    Long.toString(Instant.now().minusSeconds(60).getEpochSecond())));
                    putInView("DoorsView", expired);
                });
    }

    /** How many documents there are of those who hold something. */
    static long holdersInView() {
        return DYNAMO
                .scanPaginator(scan -> scan.tableName(table("DoorsView"))
                        .filterExpression("sk = :holder")
                        .expressionAttributeValues(Map.of(":holder", AttributeValue.fromS("holder")))
                        .consistentRead(true))
                .items()
                .stream()
                .count();
    }

    private static Connection database() throws SQLException {
        return DriverManager.getConnection(
                STACK.postgres().url() + "?currentSchema=doors",
                STACK.postgres().adminUser(),
                STACK.postgres().adminPassword());
    }

    private static String table(String id) {
        return STACK.template().tables().stream()
                .filter(one -> one.id().equals(id))
                .map(Table::name)
                .findFirst()
                .orElseThrow();
    }
}
