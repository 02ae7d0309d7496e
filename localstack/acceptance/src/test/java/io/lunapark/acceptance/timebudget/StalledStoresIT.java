package io.lunapark.acceptance.timebudget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.acceptance.timebudget.StallingProxy.Pace;
import io.lunapark.localstack.Stack;
import io.lunapark.localstack.Whereabouts;
import io.lunapark.localstack.function.FunctionFailure;
import io.lunapark.localstack.function.Functions;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.packing.SampleEvents;
import io.lunapark.platform.store.OutOfReach;
import io.lunapark.testing.Json;
import io.lunapark.testing.LocalStackExtension;
import io.lunapark.testing.Project;
import io.lunapark.testing.ShortFunctions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Functions that have worked well, with connections to all their stores, say in time that a store has stalled. */
@ExtendWith(LocalStackExtension.class)
class StalledStoresIT {

    /** One of each kind, and of each way to its stores. */
    private static final List<String> KINDS = List.of(
            "UnlockDoor",
            "ListUsers",
            "ListCoasters",
            "RegisterCoaster",
            "GrantMembership",
            "RecordAudit",
            "RebuildActivePeople");

    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Stack stack;
    private StallingProxy postgres;
    private StallingProxy dynamo;
    private StallingProxy bus;
    private Functions functions;

    StalledStoresIT(Stack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void start() throws IOException {
        Whereabouts real = stack.whereabouts();
        postgres = new StallingProxy(real.jdbc());
        dynamo = new StallingProxy(real.dynamodb());
        bus = new StallingProxy(real.eventbridge());
        Map<String, String> surroundings = new HashMap<>(real.variables());
        surroundings.put("AWS_ENDPOINT_URL_DYNAMODB", dynamo.instead(real.dynamodb()));
        surroundings.put("AWS_ENDPOINT_URL_EVENTBRIDGE", bus.instead(real.eventbridge()));
        functions = ShortFunctions.of(
                stack.template().functions().stream()
                        .map(function -> {
                            Map<String, String> environment = new HashMap<>(function.environment());
                            environment.computeIfPresent("LUNAPARK_DATABASE_URL", (name, url) -> postgres.instead(url));
                            return function.withEnvironment(environment);
                        })
                        .toList(),
                surroundings);
    }

    @AfterEach
    void stop() {
        List.of(postgres, dynamo, bus).forEach(StallingProxy::close);
        functions.close();
        // What a stalled bus has left is not to come while other tests look.
        relays().forEach(relay -> await("nothing waits for " + relay)
                .atMost(PATIENCE)
                .until(() -> new String(stack.functions().get(relay).invoke(NOTHING), StandardCharsets.UTF_8)
                        .contains("\"waiting\":0")));
    }

    private Stream<String> relays() {
        return stack.template().functions().stream().map(Function::id).filter(id -> id.startsWith("Relay"));
    }

    @Test
    void aStoreThatStallsOrTricklesIsOutOfReachInTimeAndIsUsedAgainAfterwards() throws Exception {
        Map<String, byte[]> events = new HashMap<>();
        for (String function : KINDS) {
            events.put(function, new SampleEvents(stack, Project.at("")).of(function));
            awaitGood(function, events.get(function));
        }
        for (Pace pace : List.of(Pace.NEVER, Pace.TRICKLING)) {
            List.of(postgres, dynamo, bus).forEach(store -> store.answer(pace));
            assertThat(ends(events))
                    .as(pace.toString())
                    .hasSameSizeAs(KINDS)
                    .allSatisfy((function, end) -> assertThat(end).as(function).isEqualTo("out of reach"));
        }
        List.of(postgres, dynamo, bus).forEach(store -> store.answer(Pace.AT_ONCE));
        KINDS.forEach(function -> awaitGood(function, events.get(function)));
    }

    /** All at once. */
    private Map<String, String> ends(Map<String, byte[]> events) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, Future<String>> ends = new HashMap<>();
            events.forEach((function, event) -> ends.put(function, threads.submit(() -> end(function, event))));
            Map<String, String> all = new HashMap<>();
            for (Map.Entry<String, Future<String>> end : ends.entrySet()) {
                all.put(end.getKey(), end.getValue().get());
            }
            return all;
        }
    }

    /** What was committed is answered: the relay sends its events later. */
    @Test
    void aBusThatStallsDelaysACommandAndNoMore() throws Exception {
        byte[] event = new SampleEvents(stack, Project.at("")).of("RegisterCoaster");
        awaitGood("RegisterCoaster", event);

        for (Pace pace : List.of(Pace.NEVER, Pace.TRICKLING)) {
            bus.answer(pace);
            assertThat(end("RegisterCoaster", event)).as(pace.toString()).isEqualTo("good");
        }
    }

    @Test
    void aRowThatIsLockedForLongIsOutOfReachInTime() throws Exception {
        byte[] event = new SampleEvents(stack, Project.at("")).of("ChangeCoaster");
        UUID coaster = UUID.fromString(Json.read(new String(event, StandardCharsets.UTF_8))
                .path("pathParameters")
                .path("id")
                .asText());
        awaitGood("ChangeCoaster", event);

        try (Connection db = DriverManager.getConnection(
                stack.postgres().url() + "?currentSchema=coasters",
                stack.postgres().adminUser(),
                stack.postgres().adminPassword())) {
            db.setAutoCommit(false);
            try (PreparedStatement lock = db.prepareStatement("select from coaster where id = ? for update")) {
                lock.setObject(1, coaster);
                assertThat(lock.executeQuery().next()).isTrue();
            }
            assertThat(end("ChangeCoaster", event)).isEqualTo("out of reach");
            db.rollback();
        }
        awaitGood("ChangeCoaster", event);
    }

    private void awaitGood(String function, byte[] event) {
        await(function).atMost(PATIENCE).until(() -> end(function, event), "good"::equals);
    }

    private String end(String function, byte[] event) throws FunctionFailure {
        functions.get(function).warm();
        long start = System.nanoTime();
        String end;
        try {
            end = said(Json.read(new String(functions.get(function).invoke(event), StandardCharsets.UTF_8)));
        } catch (FunctionFailure e) {
            end = OutOfReach.is(e) ? "out of reach" : "broken: " + e.getCause();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return took.compareTo(ShortFunctions.TIME) < 0 ? end : end + ", too late, after " + took;
    }

    private static String said(JsonNode answer) {
        if (answer.path("batchItemFailures").size() > 0
                || answer.path("statusCode").asInt() == 503) {
            return "out of reach";
        }
        return answer.path("statusCode").asInt() < 500 ? "good" : answer.toString();
    }
}
