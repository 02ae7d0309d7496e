package io.lunapark.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lunapark.localstack.aws.AwsClient;
import io.lunapark.localstack.store.Dynamo;
import io.lunapark.localstack.store.Dynoxide;
import io.lunapark.localstack.store.Engine;
import io.lunapark.localstack.store.Ports;
import io.lunapark.localstack.template.Template.Table;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TableMoveTest {

    private static final String KEY = "LOCALKEY";

    /** More than two requests take. */
    private static final Set<String> THINGS =
            IntStream.range(0, 60).mapToObj(number -> "thing-" + number).collect(Collectors.toSet());

    @TempDir
    private Path data;

    private Settings settings;

    @BeforeEach
    void settings() throws Exception {
        Path template =
                Path.of(TableMoveTest.class.getResource("/small-template.yaml").toURI());
        settings = Settings.of("dev", template, data, 0).withoutLogging();
    }

    @Test
    void everyItemMovesToDynoxideAndBack() throws Exception {
        assumeTrue(Dynoxide.installed().isPresent(), "dynoxide is not on the PATH: .ci/cargo-install installs it");
        things(Engine.LOCAL, THINGS);

        assertThat(TableMove.run(settings, Engine.DYNOXIDE)).isEqualTo(THINGS.size());
        assertThat(settings.withDynamodb(null).endpoints().engine()).isEqualTo(Engine.DYNOXIDE);
        assertThat(things(Engine.DYNOXIDE, Set.of("later"))).containsAll(THINGS).hasSize(THINGS.size() + 1);
        assertThat(data.resolve(TableMove.LEFT)).isDirectoryContaining("glob:**/" + Engine.LOCAL.file());

        assertThat(TableMove.run(settings, Engine.LOCAL)).isEqualTo(THINGS.size() + 1);
        assertThat(settings.withDynamodb(null).endpoints().engine()).isEqualTo(Engine.LOCAL);
        assertThat(things(Engine.LOCAL, Set.of())).containsAll(THINGS).contains("later");
    }

    @Test
    void whereThereIsNothingToMoveItSaysSo() throws Exception {
        assertThatThrownBy(() -> TableMove.run(settings, Engine.LOCAL))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("no tables");
        things(Engine.LOCAL, Set.of());
        assertThatThrownBy(() -> TableMove.run(settings, Engine.LOCAL))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("already");
    }

    /** All that are there once these are. */
    private Set<String> things(Engine engine, Set<String> more) throws Exception {
        Path directory = data.resolve(Settings.TABLES);
        List<Table> tables = TableMove.tables(settings);
        int port = Ports.free(1).getFirst();
        engine.refuseTablesOfOthers(directory);
        Dynamo dynamo = engine.on(directory, data.resolve("dynoxide.log"), port, KEY, Whereabouts.REGION, tables);
        dynamo.start();
        try (DynamoDbClient client = AwsClient.at(dynamo.url(), Whereabouts.REGION, KEY, DynamoDbClient.builder())) {
            String table = tables.getFirst().name();
            more.forEach(thing ->
                    client.putItem(put -> put.tableName(table).item(Map.of("pk", AttributeValue.fromS(thing)))));
            return client.scanPaginator(scan -> scan.tableName(table)).items().stream()
                    .map(item -> item.get("pk").s())
                    .collect(Collectors.toCollection(HashSet::new));
        } finally {
            dynamo.stop();
        }
    }
}
