package io.lunapark.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The table of the coasters' view, as one who reads it directly sees it. */
final class View implements AutoCloseable {

    /** Between two looks: how exact what is measured can be. Later a tenth of the wait, so that looking is no load. */
    private static final long BETWEEN_LOOKS_NANOS = Duration.ofMillis(2).toNanos();

    /** With a view that lags: what is shown later counts as this. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final AttributeValue CONTENT = AttributeValue.fromS("x".repeat(1500));

    private final DynamoDbClient client;
    private final String table;

    View(ChildStack stack) throws IOException {
        client = DynamoDbClient.builder()
                .endpointOverride(URI.create(stack.address("dynamodb")))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(stack.address("key"), "local")))
                .httpClientBuilder(ApacheHttpClient.builder().maxConnections(256))
                .build();
        table = client.listTables().tableNames().stream()
                .filter(name -> name.contains("CoastersView"))
                .findFirst()
                .orElseThrow();
    }

    /** Returns at the first look that finds this version of the coaster or a newer one, or after the patience without. */
    void awaitVersion(String coaster, long version, Duration patience) throws InterruptedException {
        Map<String, AttributeValue> key =
                Map.of("pk", AttributeValue.fromS("coaster"), "sk", AttributeValue.fromS(coaster));
        long start = System.nanoTime();
        while (sequence(key) < version) {
            long waited = System.nanoTime() - start;
            if (waited > patience.toNanos()) {
                return;
            }
            Thread.sleep(Duration.ofNanos(Math.max(BETWEEN_LOOKS_NANOS, waited / 10)));
        }
    }

    private long sequence(Map<String, AttributeValue> key) {
        AttributeValue sequence = client.getItem(get -> get.tableName(table)
                        .key(key)
                        .consistentRead(true)
                        .projectionExpression("#s")
                        .expressionAttributeNames(Map.of("#s", "sequence")))
                .item()
                .get("sequence");
        return sequence == null ? 0 : Long.parseLong(sequence.n());
    }

    /** The base: one conditional write of a document of that size, and the read of it. */
    void writeAndRead(int number) {
        Map<String, AttributeValue> key =
                Map.of("pk", AttributeValue.fromS("bench"), "sk", AttributeValue.fromS(Integer.toString(number % 100)));
        AttributeValue sequence = AttributeValue.fromN(Integer.toString(number + 1));
        client.putItem(put -> put.tableName(table)
                .item(Map.of("pk", key.get("pk"), "sk", key.get("sk"), "sequence", sequence, "document", CONTENT))
                .conditionExpression("attribute_not_exists(pk) or #s <> :s")
                .expressionAttributeNames(Map.of("#s", "sequence"))
                .expressionAttributeValues(Map.of(":s", sequence)));
        sequence(key);
    }

    @Override
    public void close() {
        client.close();
    }
}
