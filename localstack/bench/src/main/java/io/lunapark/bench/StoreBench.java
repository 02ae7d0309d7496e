package io.lunapark.bench;

import io.lunapark.localstack.aws.AwsClient;
import io.lunapark.localstack.store.Dynamo;
import io.lunapark.localstack.store.Engine;
import io.lunapark.localstack.store.Passwords;
import io.lunapark.localstack.store.Ports;
import io.lunapark.localstack.template.Template.Key;
import io.lunapark.localstack.template.Template.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the engines for DynamoDB do alone, whatever calls them: puts of 400 bytes that are on disk when they are answered. */
final class StoreBench implements AutoCloseable {

    private static final List<Integer> CALLERS = List.of(1, 8, 32);
    private static final int ROUNDS = 3;
    private static final String TABLE = "puts";
    private static final String REGION = "eu-central-1";
    private static final AttributeValue TEXT = AttributeValue.fromS("x".repeat(350));

    private final Dynamo dynamo;
    private final DynamoDbClient client;

    private StoreBench(Dynamo dynamo, DynamoDbClient client) {
        this.dynamo = dynamo;
        this.client = client;
    }

    static List<Figure> run(Path folder, boolean quick) throws Exception {
        Duration length = Duration.ofSeconds(quick ? 1 : 3);
        List<Figure> figures = new ArrayList<>();
        try (StoreBench base = start(Engine.LOCAL, folder);
                StoreBench other = start(Engine.installed(), folder)) {
            for (int callers : CALLERS) {
                List<Double> bases = new ArrayList<>();
                List<Double> others = new ArrayList<>();
                for (int round = 0; round <= ROUNDS; round++) {
                    double first = base.perSecond(callers, length);
                    double second = other.perSecond(callers, length);
                    if (round > 0) { // the one before warms up
                        bases.add(first);
                        others.add(second);
                    }
                }
                figures.add(Figure.of(
                        "conditional puts by " + other.dynamo.engine() + ", " + callers
                                + (callers == 1 ? " caller" : " callers"),
                        "/s",
                        median(others),
                        median(bases),
                        base.dynamo.engine()));
            }
        }
        return figures;
    }

    private static StoreBench start(Engine engine, Path folder) throws IOException {
        String key = Passwords.accessKey();
        Table table = new Table(TABLE, TABLE, Map.of("pk", "S"), new Key("pk", null), List.of(), null);
        Path directory = folder.resolve(UUID.randomUUID().toString());
        Dynamo dynamo = engine.on(
                directory,
                directory.resolveSibling("dynoxide.log"),
                Ports.free(1).getFirst(),
                key,
                REGION,
                List.of(table));
        dynamo.start();
        return new StoreBench(dynamo, AwsClient.at(dynamo.url(), REGION, key, DynamoDbClient.builder()));
    }

    private double perSecond(int callers, Duration length) throws Exception {
        long end = System.nanoTime() + length.toNanos();
        long puts = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Future<Long>> all = IntStream.range(0, callers)
                    .mapToObj(caller -> threads.submit(() -> putsUntil(end)))
                    .toList();
            for (Future<Long> one : all) {
                puts += one.get();
            }
        }
        return puts / (length.toNanos() / 1e9);
    }

    private long putsUntil(long end) {
        long puts = 0;
        while (System.nanoTime() < end) {
            client.putItem(put -> put.tableName(TABLE)
                    .item(Map.of("pk", AttributeValue.fromS(UUID.randomUUID().toString()), "text", TEXT))
                    .conditionExpression("attribute_not_exists(pk)"));
            puts++;
        }
        return puts;
    }

    private static double median(List<Double> rounds) {
        return rounds.stream().sorted().toList().get(rounds.size() / 2);
    }

    @Override
    public void close() {
        client.close();
        dynamo.stop();
    }
}
