package io.lunapark.bench;

import io.lunapark.bench.Figure.Goal;
import io.lunapark.localstack.function.FunctionFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/**
 * How fast waiting events leave the outbox, beside the same events put on the bus without one. No rule wants these events,
 * so that what is measured is the outbox and the bus, not who listens.
 */
final class DrainBench {

    private static final String RELAY = "RelayCoasters";
    private static final String TYPE = "BenchMarked";
    private static final int SUBJECTS = 2_000;
    private static final int LANES = 8;
    private static final int ENTRIES = 10;
    private static final double LEAST_PER_SECOND = 15_000;
    private static final Pattern SENT = Pattern.compile("\"sent\": ?(\\d+)");

    private final OwnStack stack;
    private final int events;

    private DrainBench(OwnStack stack, int events) {
        this.stack = stack;
        this.events = events;
    }

    static List<Figure> run(OwnStack stack, int events, int rounds)
            throws SQLException, IOException, FunctionFailure, InterruptedException {
        Sample drained = new Sample();
        Sample put = new Sample();
        DrainBench warmUp = new DrainBench(stack, events / 2);
        DrainBench bench = new DrainBench(stack, events);
        warmUp.sendWhatWaits();
        try (EventBridgeClient bus = client(stack)) {
            warmUp.drain(0);
            warmUp.put(bus);
            for (int i = 1; i <= rounds; i++) {
                try (BusOrder order = new BusOrder(stack.data().resolve("bus"))) {
                    drained.add(bench.drain(i));
                    order.requireInSequence("round-" + i + "/", events);
                }
                put.add(bench.put(bus));
            }
        }
        return List.of(Figure.of(
                        "outbox drained",
                        "events/s",
                        perSecond(events, drained),
                        perSecond(events, put),
                        "PutEvents of 10 in " + LANES + " lanes, no outbox")
                .withGoal(Goal.atLeast(LEAST_PER_SECOND))
                .withNote(events + " events of " + SUBJECTS
                        + " subjects, fsync on; the bus got each once and in sequence."));
    }

    private static double perSecond(int events, Sample sample) {
        return events / (sample.medianMillis() / 1000);
    }

    /** What is stored by now has nothing to do with what is measured. The relay leaves alone what is younger than 3 s. */
    private void sendWhatWaits() throws FunctionFailure, InterruptedException {
        Thread.sleep(Duration.ofSeconds(4));
        stack.call(RELAY, "{}".getBytes(StandardCharsets.UTF_8));
    }

    private long drain(int round) throws SQLException, FunctionFailure {
        fill(round);
        long start = System.nanoTime();
        String answer = stack.call(RELAY, "{}".getBytes(StandardCharsets.UTF_8));
        long took = System.nanoTime() - start;
        Matcher sent = SENT.matcher(answer);
        if (!sent.find() || Integer.parseInt(sent.group(1)) != events) {
            throw new IllegalStateException("The relay has not sent " + events + " events itself: " + answer);
        }
        return took;
    }

    /** Events as commands store them, of all subjects in turn. */
    private void fill(int round) throws SQLException {
        try (Connection connection = stack.connection(RELAY);
                PreparedStatement insert = connection.prepareStatement("""
                        insert into outbox (subject, sequence, type, envelope, stored_at)
                        select 'round-' || ? || '/' || i %% %1$d, i / %1$d + 1, ?,
                               format(?, 'round-' || ? || '/' || i %% %1$d, i / %1$d + 1), now() - interval '1 minute'
                        from generate_series(0, ? - 1) as i
                        """.formatted(SUBJECTS))) {
            insert.setInt(1, round);
            insert.setString(2, TYPE);
            insert.setString(3, envelope("%s", "%s"));
            insert.setInt(4, round);
            insert.setInt(5, events);
            insert.executeUpdate();
        }
    }

    private long put(EventBridgeClient bus) throws InterruptedException {
        String name = stack.environment(RELAY).get("LUNAPARK_BUS");
        String envelope = envelope("put", "1");
        long start = System.nanoTime();
        try (ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                all.add(lanes.submit(() -> {
                    List<PutEventsRequestEntry> entries = IntStream.range(0, ENTRIES)
                            .mapToObj(i -> PutEventsRequestEntry.builder()
                                    .eventBusName(name)
                                    .source("lunapark.bench")
                                    .detailType(TYPE)
                                    .detail(envelope)
                                    .build())
                            .toList();
                    for (int i = 0; i < events / ENTRIES / LANES; i++) {
                        bus.putEvents(request -> request.entries(entries));
                    }
                }));
            }
        }
        return System.nanoTime() - start;
    }

    /** About as long as that of a coaster with two wagons. */
    private static String envelope(String subject, String sequence) {
        return """
                {"id":"01a1fcff-c4f7-77dd-babe-f302f606c88d","type":"%s","version":1,"time":"2026-01-01T07:26:22.967Z",\
                "subject":"%s","sequence":%s,"correlationId":"01a1fcff-c4e5-760c-bd46-1eede7df9274","actor":"bench",\
                "data":{"text":"%s"}}""".formatted(TYPE, subject, sequence, "x".repeat(700));
    }

    private static EventBridgeClient client(OwnStack stack) {
        return EventBridgeClient.builder()
                .endpointOverride(URI.create(stack.stack().bus().url()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(stack.stack().whereabouts().key(), "local")))
                .httpClientBuilder(ApacheHttpClient.builder().maxConnections(64))
                .build();
    }
}
