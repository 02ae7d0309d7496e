package io.lunapark.localstack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lunapark.localstack.aws.AwsClient;
import io.lunapark.localstack.template.Template.Key;
import io.lunapark.localstack.template.Template.Table;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class DynamoTest {

    static final List<Table> TABLES =
            List.of(new Table("Things", "things", Map.of("pk", "S"), new Key("pk", null), List.of(), "expires"));

    static final String KEY = Passwords.accessKey();
    static final String REGION = "eu-central-1";

    @TempDir
    private Path folder;

    /** What each engine does. */
    abstract class AnyEngine {

        Dynamo dynamo;

        abstract Dynamo engine(Path directory, int port);

        @BeforeEach
        void make() throws IOException {
            dynamo = engine(folder.resolve("data"), Ports.free(1).getFirst());
        }

        @AfterEach
        void stop() {
            if (dynamo != null) {
                dynamo.stop();
            }
        }

        @Test
        void itComesBackWithItsDataHoweverOftenItIsStopped() {
            for (int round = 0; round < 8; round++) {
                dynamo.start();
                put("thing-" + round);
                assertThat(count()).isEqualTo(round + 1);
                dynamo.stop();
            }
        }

        @Test
        void whatIsThereAlreadyIsNotWrittenWhereThatIsTheCondition() {
            dynamo.start();
            put("thing");
            assertThatThrownBy(() -> put("thing")).isInstanceOf(ConditionalCheckFailedException.class);
        }

        void put(String pk) {
            try (DynamoDbClient client = client()) {
                client.putItem(put -> put.tableName("things")
                        .item(Map.of("pk", AttributeValue.fromS(pk)))
                        .conditionExpression("attribute_not_exists(pk)"));
            }
        }

        int count() {
            try (DynamoDbClient client = client()) {
                return client.scan(scan -> scan.tableName("things")).count();
            }
        }

        List<String> namesByAnotherKey() {
            try (DynamoDbClient client =
                    AwsClient.at(dynamo.url(), REGION, Passwords.accessKey(), DynamoDbClient.builder())) {
                return client.listTables().tableNames();
            }
        }

        DynamoDbClient client() {
            return AwsClient.at(dynamo.url(), REGION, KEY, DynamoDbClient.builder());
        }
    }

    @Nested
    class OfDynamoDbLocal extends AnyEngine {

        @Override
        Dynamo engine(Path directory, int port) {
            return new DynamoDbLocal(directory, port, KEY, REGION, TABLES);
        }

        @Test
        void itFoldsItsLogWhileItRuns() {
            dynamo.start();
            Path file = folder.resolve("data").resolve(Engine.LOCAL.file());
            long before = file.toFile().length();
            try (DynamoDbClient client = client()) {
                Map<String, AttributeValue> item =
                        Map.of("pk", AttributeValue.fromS("thing"), "text", AttributeValue.fromS("x".repeat(100_000)));
                client.putItem(put -> put.tableName("things").item(item));
            }
            await().untilAsserted(() -> assertThat(file.toFile()).size().isGreaterThan(before + 100_000));
        }

        @Test
        void anotherKeyIsRefused() {
            dynamo.start();
            assertThatThrownBy(this::namesByAnotherKey)
                    .isInstanceOf(DynamoDbException.class)
                    .hasMessageContaining("run.json");
        }
    }

    @Nested
    class OfDynoxide extends AnyEngine {

        @BeforeEach
        void requireIt() {
            assumeTrue(Dynoxide.installed().isPresent(), "dynoxide is not on the PATH: .ci/cargo-install installs it");
        }

        @Override
        Dynamo engine(Path directory, int port) {
            return DynoxideParent.dynoxide(directory, port);
        }

        @Test
        void itIsStartedAgainWhenItDies() {
            dynamo.start();
            put("before");
            ProcessHandle first = process().orElseThrow();
            first.destroyForcibly();
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            process().filter(now -> now.pid() != first.pid()).isPresent());
            await().ignoreExceptions().untilAsserted(() -> assertThat(count()).isOne());
        }

        @Test
        void itStaysDownWhenItIsStopped() {
            dynamo.start();
            dynamo.stop();
            await().during(Duration.ofSeconds(2)).until(() -> process().isEmpty());
        }

        @Test
        void itEndsWithAParentThatIsKilled() throws Exception {
            Process parent = DynoxideParent.start(folder.resolve("data"));
            try {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> !parent.isAlive() || process().isPresent());
                assertThat(process()).isPresent();
                assertThat(parent.isAlive()).isTrue();
            } finally {
                parent.destroyForcibly().waitFor();
            }
            await().until(() -> process().isEmpty());
            dynamo.start();
            put("after");
            assertThat(count()).isOne();
        }

        @Test
        void whatHasExpiredIsRemovedAtTheNextStart() {
            dynamo.start();
            put("without end");
            putUntil("expired", Instant.now().minusSeconds(60));
            putUntil("still good", Instant.now().plusSeconds(600));
            dynamo.stop();

            dynamo.start();
            await().until(() -> count() == 2);
            await().during(Duration.ofSeconds(1)).until(() -> count() == 2);
        }

        private void putUntil(String pk, Instant end) {
            AttributeValue seconds = AttributeValue.fromN(Long.toString(end.getEpochSecond()));
            try (DynamoDbClient client = client()) {
                client.putItem(put ->
                        put.tableName("things").item(Map.of("pk", AttributeValue.fromS(pk), "expires", seconds)));
            }
        }

        @Test
        void anyKeyIsLetIn() {
            dynamo.start();
            assertThat(namesByAnotherKey()).containsExactly("things");
        }

        @Test
        @EnabledOnOs(OS.LINUX)
        void noPageFindsItWherePagesLook() {
            dynamo.start();
            int port = URI.create(dynamo.url()).getPort();
            assertThatThrownBy(() -> {
                        try (Socket socket = new Socket()) {
                            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }

        @Test
        @EnabledOnOs({OS.LINUX, OS.MAC})
        void onlyItsOwnerCanReadItsFolder() throws IOException {
            dynamo.start();
            assertThat(Files.getPosixFilePermissions(folder.resolve("data")))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            assertThat(folder.resolve("data").resolve(Engine.DYNOXIDE.file())).exists();
        }

        /** The one that works on this folder, whoever has started it. */
        private Optional<ProcessHandle> process() {
            String file = folder.resolve("data").resolve(Engine.DYNOXIDE.file()).toString();
            return ProcessHandle.allProcesses()
                    .filter(process -> process.info().command().orElse("").endsWith("dynoxide"))
                    .filter(process -> List.of(process.info().arguments().orElse(new String[0]))
                            .contains(file))
                    .findFirst();
        }
    }
}
