package io.lunapark.localstack.aws;

import io.lunapark.localstack.StartFailure;
import io.lunapark.localstack.store.Dynamo;
import io.lunapark.localstack.store.TableRequests;
import io.lunapark.localstack.template.Template.Table;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB that another program plays: the start makes the tables that are not there yet, and they stay. */
public final class AwsTables implements Dynamo {

    private final String url;
    private final String region;
    private final String key;
    private final List<Table> tables;

    public AwsTables(String url, String region, String key, List<Table> tables) {
        this.url = url;
        this.region = region;
        this.key = key;
        this.tables = tables;
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public String engine() {
        return "another program at " + url;
    }

    @Override
    public void start() {
        try (DynamoDbClient dynamo = AwsClient.at(url, region, key, DynamoDbClient.builder())) {
            List<String> present =
                    dynamo.listTablesPaginator().tableNames().stream().toList();
            tables.stream().filter(table -> !present.contains(table.name())).forEach(table -> make(dynamo, table));
        } catch (SdkException e) {
            throw new StartFailure("The tables cannot be made in the DynamoDB at " + url + ": " + e.getMessage(), e);
        }
    }

    private static void make(DynamoDbClient dynamo, Table table) {
        dynamo.createTable(TableRequests.create(table));
        dynamo.waiter().waitUntilTableExists(describe -> describe.tableName(table.name()));
        TableRequests.expiry(table).ifPresent(dynamo::updateTimeToLive);
    }

    /** The other program goes on: it is not ours to end. */
    @Override
    public void stop() {}
}
