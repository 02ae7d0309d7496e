package io.lunapark.localstack;

import io.lunapark.localstack.aws.AwsClient;
import io.lunapark.localstack.logging.Logging;
import io.lunapark.localstack.store.Dynamo;
import io.lunapark.localstack.store.Engine;
import io.lunapark.localstack.store.Passwords;
import io.lunapark.localstack.store.Ports;
import io.lunapark.localstack.template.CodeCatalog;
import io.lunapark.localstack.template.Template.Table;
import io.lunapark.localstack.template.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Moves the tables of a data folder on which no stack runs from the engine that has written them to another one. */
public final class TableMove {

    /** As many as a BatchWriteItem takes. */
    private static final int BATCH = 25;

    private static final String UNFINISHED = Settings.TABLES + "-unfinished";

    /** Folder of what was moved, in that of the stack. */
    static final String LEFT = Settings.TABLES + "-moved";

    private final DataFolder folder;
    private final List<Table> tables;
    private final String key = Passwords.accessKey();

    private TableMove(DataFolder folder, List<Table> tables) {
        this.folder = folder;
        this.tables = tables;
    }

    /**
     * Returns how many items it has moved. The tables that they were in are kept in {@code dynamodb-moved}. Where it is cut
     * off nothing is lost, and it can be run again.
     *
     * @throws StartFailure where there is nothing to move, or a stack runs
     */
    public static long run(Settings settings, Engine to) throws IOException {
        Path directory = settings.data().resolve(Settings.TABLES);
        Engine from = Engine.withTablesIn(directory)
                .orElseThrow(() -> new StartFailure("There are no tables in " + directory + "."));
        if (from == to) {
            throw new StartFailure("The tables in " + directory + " are of " + to.title() + " already.");
        }
        List<Table> tables = tables(settings);
        try (DataFolder folder = DataFolder.take(settings.data())) {
            if (settings.logging()) {
                Logging.configure("prod", folder.resolve("logs")); // only what is wrong, in each environment
            }
            TableMove move = new TableMove(folder, tables);
            long items = move.copy(from, to);
            move.replace(from, to);
            return items;
        }
    }

    static List<Table> tables(Settings settings) throws IOException {
        Whereabouts nowhere = Whereabouts.nowhere(settings.environment(), settings.data());
        return TemplateReader.read(settings.template(), nowhere.surroundings(), CodeCatalog.unchecked())
                .tables();
    }

    private long copy(Engine from, Engine to) throws IOException {
        Folder.delete(folder.resolve(UNFINISHED));
        List<Integer> ports = Ports.free(2);
        Dynamo source = on(from, Settings.TABLES, ports.getFirst());
        Dynamo target = on(to, UNFINISHED, ports.getLast());
        try {
            source.start();
            target.start();
            try (DynamoDbClient reader = client(source);
                    DynamoDbClient writer = client(target)) {
                return tables.stream()
                        .mapToLong(table -> copy(table.name(), reader, writer))
                        .sum();
            }
        } finally {
            source.stop();
            target.stop();
        }
    }

    /** The file by whose name tables are known comes last, and goes first. */
    private void replace(Engine from, Engine to) throws IOException {
        Path directory = folder.resolve(Settings.TABLES);
        List<Path> files = Folder.files(folder.resolve(UNFINISHED));
        for (Path file : files.reversed()) {
            Files.move(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        Folder.delete(folder.resolve(UNFINISHED));
        Folder.delete(folder.resolve(LEFT));
        Path left = Files.createDirectory(folder.resolve(LEFT));
        for (Path file : Folder.files(directory)) {
            if (file.getFileName().toString().startsWith(from.file())) {
                Files.move(file, left.resolve(file.getFileName()));
            }
        }
    }

    private Dynamo on(Engine engine, String directory, int port) {
        return engine.on(
                folder.resolve(directory), folder.resolve("logs/dynoxide.log"), port, key, Whereabouts.REGION, tables);
    }

    private DynamoDbClient client(Dynamo dynamo) {
        return AwsClient.at(dynamo.url(), Whereabouts.REGION, key, DynamoDbClient.builder());
    }

    private static long copy(String table, DynamoDbClient reader, DynamoDbClient writer) {
        return reader.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                .map(item -> PutRequest.builder().item(item).build())
                .map(put -> WriteRequest.builder().putRequest(put).build())
                .gather(Gatherers.windowFixed(BATCH))
                .mapToLong(batch -> write(table, batch, writer))
                .sum();
    }

    private static long write(String table, List<WriteRequest> batch, DynamoDbClient writer) {
        BatchWriteItemResponse answer = writer.batchWriteItem(write -> write.requestItems(Map.of(table, batch)));
        if (!answer.unprocessedItems().isEmpty()) {
            throw new StartFailure("Items of " + table + " were not written.");
        }
        return batch.size();
    }
}
