package io.lunapark.localstack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lunapark.localstack.aws.AwsClient;
import io.lunapark.localstack.template.Template.Key;
import io.lunapark.localstack.template.Template.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoTest {

    private static final Table THINGS =
            new Table("Things", "things", Map.of("pk", "S"), new Key("pk", null), List.of(), null);

    private static final String KEY = Passwords.accessKey();

    @Test
    void itComesBackWithItsDataHoweverOftenItIsStopped(@TempDir Path folder) throws IOException {
        DynamoDbLocal dynamo =
                new DynamoDbLocal(folder, Ports.free(1).getFirst(), KEY, "eu-central-1", List.of(THINGS));
        try {
            for (int round = 0; round < 8; round++) {
                dynamo.start();
                Map<String, AttributeValue> item = Map.of("pk", AttributeValue.fromS("thing-" + round));
                try (DynamoDbClient client = client(dynamo)) {
                    client.putItem(put -> put.tableName("things").item(item));
                    assertThat(client.scan(scan -> scan.tableName("things")).count())
                            .isEqualTo(round + 1);
                }
                dynamo.stop();
            }
        } finally {
            dynamo.stop();
        }
    }

    @Test
    void itFoldsItsLogWhileItRuns(@TempDir Path folder) throws IOException {
        DynamoDbLocal dynamo =
                new DynamoDbLocal(folder, Ports.free(1).getFirst(), KEY, "eu-central-1", List.of(THINGS));
        Path file = folder.resolve("shared-local-instance.db");
        try {
            dynamo.start();
            long before = file.toFile().length();
            try (DynamoDbClient client = client(dynamo)) {
                Map<String, AttributeValue> item =
                        Map.of("pk", AttributeValue.fromS("thing"), "text", AttributeValue.fromS("x".repeat(100_000)));
                client.putItem(put -> put.tableName("things").item(item));
            }
            await().untilAsserted(() -> assertThat(file.toFile()).size().isGreaterThan(before + 100_000));
        } finally {
            dynamo.stop();
        }
    }

    private static DynamoDbClient client(DynamoDbLocal dynamo) {
        return AwsClient.at(dynamo.url(), "eu-central-1", KEY, DynamoDbClient.builder());
    }
}
