package io.lunapark.bench;

import io.lunapark.localstack.function.FunctionFailure;
import io.lunapark.packing.SampleEvents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * People before doors, as many as a bench wants. The first person and the first door come by the commands; the others are
 * copies of what these have left in the view, under other ids.
 */
final class Town {

    private static final int BATCH = 25;
    private static final long VERSION_7 = 0x01a1fe80_0000_7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final OwnStack stack;
    private final DynamoDbClient client;
    private final String views;
    private final String peopleTable;
    private final String history;
    private final String admin;
    private final String building;
    private final String gate;
    private final int people;
    private final int doors;

    private Town(OwnStack stack, DynamoDbClient client, int people, int doors) throws FunctionFailure {
        this.stack = stack;
        this.client = client;
        this.people = people;
        this.doors = doors;
        Map<String, String> environment = stack.environment("UnlockDoor");
        views = Objects.requireNonNull(environment.get("LUNAPARK_VIEW_TABLE"));
        peopleTable = Objects.requireNonNull(environment.get("LUNAPARK_PEOPLE_TABLE"));
        history = Objects.requireNonNull(environment.get("LUNAPARK_HISTORY_TABLE"));
        admin = SampleEvents.id(
                call("AddUser", UUID.randomUUID().toString(), "POST", "/api/users", "/api/users", """
                {"email":"%s@lunapark.example","name":"Bench","roles":["admin"]}""".formatted(
                                UUID.randomUUID())));
        String added = call("AddBuilding", admin, "POST", "/api/buildings", "/api/buildings", """
                {"name":"Bench","doors":[{"name":"Gate","level":"low"}]}""");
        building = SampleEvents.id(added);
        gate = SampleEvents.id(added.substring(added.indexOf("doors")));
    }

    /** Returns when every person may open every door. */
    static Town of(OwnStack stack, DynamoDbClient client, int people, int doors)
            throws FunctionFailure, InterruptedException {
        Town town = new Town(stack, client, people, doors);
        town.grant(town.admin);
        while (!town.unlock(town.admin, town.gate)) {
            Thread.sleep(10);
        }
        town.copy(town.views, key("door/" + town.gate, "door"), town.gate, 1, doors);
        town.copy(town.views, key("holder/" + town.admin, "holder"), town.admin, 2, people);
        town.copy(town.peopleTable, key("person/" + town.admin, "person"), town.admin, 2, people);
        return town;
    }

    /** The one who came by the commands, and the door that did: only they can be granted and withdrawn. */
    String admin() {
        return admin;
    }

    String gate() {
        return gate;
    }

    String anyone() {
        return id(2, ThreadLocalRandom.current().nextInt(people));
    }

    String anyDoor() {
        return id(1, ThreadLocalRandom.current().nextInt(doors));
    }

    void grant(String person) throws FunctionFailure {
        call(
                "GrantMembership",
                admin,
                "PUT",
                "/api/buildings/{id}/members/{userId}",
                "/api/buildings/" + building + "/members/" + person,
                "{\"level\":\"low\"}");
    }

    void end(String person) throws FunctionFailure {
        call(
                "EndMembership",
                admin,
                "DELETE",
                "/api/buildings/{id}/members/{userId}",
                "/api/buildings/" + building + "/members/" + person,
                "");
    }

    /** @return whether it opened */
    boolean unlock(String person, String door) throws FunctionFailure {
        return stack.call("UnlockDoor", unlocking(person, door)).contains("\"statusCode\":200");
    }

    static byte[] unlocking(String person, String door) {
        String path = "/api/doors/" + door + "/unlock";
        return OwnStack.event(person, "[employee]", "POST", "/api/doors/{id}/unlock", path, "");
    }

    /** The two calls of an unlock, and nothing else: five items by their keys, and an entry of the same size. */
    void twoCalls(DynamoDbClient by, String person, String door, Map<String, AttributeValue> entry) {
        Map<String, KeysAndAttributes> wanted = Map.of(
                views,
                consistent(
                        key("lockdowns", "lockdowns"),
                        key("holder/" + person, "holder"),
                        key("uses/" + person, "uses"),
                        key("door/" + door, "door")),
                peopleTable,
                consistent(key("person/" + person, "person")));
        by.batchGetItem(get -> get.requestItems(wanted));
        Map<String, AttributeValue> item = new HashMap<>(entry);
        item.put("pk", AttributeValue.fromS("door/" + door));
        item.put("sk", AttributeValue.fromS(UUID.randomUUID().toString()));
        by.putItem(put -> put.tableName(history).item(item));
    }

    /** One that an unlock has written. */
    Map<String, AttributeValue> entry() {
        return client.query(query -> query.tableName(history)
                        .keyConditionExpression("pk = :door")
                        .expressionAttributeValues(Map.of(":door", AttributeValue.fromS("door/" + gate)))
                        .limit(1))
                .items()
                .getFirst();
    }

    private String call(String function, String caller, String method, String route, String path, String body)
            throws FunctionFailure {
        String answer = stack.call(function, OwnStack.event(caller, "[admin]", method, route, path, body));
        if (!answer.contains("\"statusCode\":20")) {
            throw new IllegalStateException("not the answer that was hoped for: " + answer);
        }
        return answer;
    }

    private void copy(String table, Map<String, AttributeValue> key, String original, int kind, int copies) {
        Map<String, AttributeValue> model = client.getItem(
                        get -> get.tableName(table).key(key).consistentRead(true))
                .item();
        for (int start = 0; start < copies; start += BATCH) {
            List<WriteRequest> batch = IntStream.range(start, Math.min(copies, start + BATCH))
                    .mapToObj(number -> copy(model, original, id(kind, number)))
                    .map(item -> WriteRequest.builder()
                            .putRequest(put -> put.item(item))
                            .build())
                    .toList();
            client.batchWriteItem(write -> write.requestItems(Map.of(table, batch)));
        }
    }

    private static Map<String, AttributeValue> copy(Map<String, AttributeValue> model, String original, String id) {
        Map<String, AttributeValue> copy = new HashMap<>(model);
        copy.replaceAll((name, value) ->
                value.s() == null ? value : AttributeValue.fromS(value.s().replace(original, id)));
        return copy;
    }

    private static String id(int kind, int number) {
        return new UUID(VERSION_7 | kind, VARIANT | number).toString();
    }

    private static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS(sort));
    }

    @SafeVarargs
    private static KeysAndAttributes consistent(Map<String, AttributeValue>... keys) {
        return KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
    }
}
