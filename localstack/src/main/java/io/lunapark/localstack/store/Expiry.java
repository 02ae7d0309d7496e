package io.lunapark.localstack.store;

import io.lunapark.localstack.aws.AwsClient;
import io.lunapark.localstack.template.Template.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Removes expired items for an engine that keeps them: at the start, and then every hour. Like DynamoDB it may be late, so
 * that readers check the time themselves; an item that gets more time meanwhile stays.
 */
final class Expiry {

    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final String IS_EXPIRED = "#expires < :now";

    private final String url;
    private final String region;
    private final String key;
    private final List<Table> tables;
    private @Nullable ScheduledExecutorService timer;

    Expiry(String url, String region, String key, List<Table> tables) {
        this.url = url;
        this.region = region;
        this.key = key;
        this.tables = tables.stream()
                .filter(table -> table.expiresAttribute() != null)
                .toList();
    }

    void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("dynamodb-expiry").factory());
        timer.scheduleWithFixedDelay(this::removeExpired, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    private void removeExpired() {
        try (DynamoDbClient client = AwsClient.at(url, region, key, DynamoDbClient.builder())) {
            tables.forEach(table -> removeExpired(client, table));
        } catch (SdkException e) {
            LOG.warn("What has expired is removed later: {}", e.getMessage());
        }
    }

    private static void removeExpired(DynamoDbClient client, Table table) {
        Map<String, String> names = Map.of("#expires", Objects.requireNonNull(table.expiresAttribute()));
        Map<String, AttributeValue> values =
                Map.of(":now", AttributeValue.fromN(Long.toString(Instant.now().getEpochSecond())));
        client.scanPaginator(scan -> scan.tableName(table.name())
                        .filterExpression(IS_EXPIRED)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values))
                .items()
                .forEach(item -> {
                    Map<String, AttributeValue> key = new HashMap<>(item);
                    key.keySet().retainAll(table.key().names());
                    try {
                        client.deleteItem(delete -> delete.tableName(table.name())
                                .key(key)
                                .conditionExpression(IS_EXPIRED)
                                .expressionAttributeNames(names)
                                .expressionAttributeValues(values));
                    } catch (ConditionalCheckFailedException gotMoreTime) {
                        LOG.debug("{} has more time by now", key);
                    }
                });
    }
}
