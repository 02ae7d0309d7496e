package io.lunapark.acceptance.timebudget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.acceptance.timebudget.BadServer.Manner;
import io.lunapark.localstack.Whereabouts;
import io.lunapark.localstack.function.CodeOnClassPath;
import io.lunapark.localstack.function.FunctionFailure;
import io.lunapark.localstack.function.Functions;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.localstack.template.TemplateReader;
import io.lunapark.packing.SampleEvents;
import io.lunapark.platform.store.OutOfReach;
import io.lunapark.testing.Json;
import io.lunapark.testing.Project;
import io.lunapark.testing.ShortFunctions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever its stores do, every function says so before its own time ends. */
class TimeBudgetTest {

    /** So many at once: they wait for stores, and seldom for one of two processors. */
    private static final List<Integer> AT_ONCE = List.of(50, 8, 1);

    private static final String TOO_LATE = " too late, after ";

    private static final String SECRET = "arn:aws:secretsmanager:eu-central-1:000000000000:secret:";

    private static BadServer store;
    private static List<Function> template;
    private static Functions functions;

    @BeforeAll
    static void start() throws Exception {
        store = new BadServer();
        String url = "http://127.0.0.1:" + store.port();
        Whereabouts bad = new Whereabouts(
                "dev",
                url,
                url,
                "jdbc:postgresql://127.0.0.1:" + store.port() + "/lunapark",
                "postgres",
                "secret",
                "secret",
                "key",
                url,
                url,
                url,
                Path.of("data"),
                Map.of());
        template =
                TemplateReader.read(Project.at("template.yaml"), bad.surroundings(), new CodeOnClassPath())
                        .functions()
                        .stream()
                        .map(TimeBudgetTest::withManagedSecrets)
                        .toList();
        Map<String, String> surroundings = new HashMap<>(bad.variables());
        surroundings.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", url);
        functions = ShortFunctions.of(template, surroundings);
        template.parallelStream().forEach(TimeBudgetTest::warm);
    }

    private static void warm(Function function) {
        try {
            functions.get(function.id()).warm();
        } catch (FunctionFailure e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        functions.close();
        store.close();
    }

    /** The first call of each function is made to a silent store, the others find clients that were used before. */
    @ParameterizedTest
    @EnumSource
    void everyFunctionSaysInTimeThatAStoreIsOutOfReach(Manner manner) throws Exception {
        store.behave(manner);

        Map<String, String> ends = calledAll();

        assertThat(ends.entrySet().stream().filter(end -> !isRight(end.getValue())))
                .as(() -> manner + ": " + ends)
                .isEmpty();
        assertThat(ends.values().stream().filter(end -> end.equals("503")).count())
                .as(ends.toString())
                .isGreaterThan(50);
        assertThat(ends).containsEntry("UnlockDoor", "503").containsEntry("ProjectDoors", "messages wait");
        assertThat(ends).containsEntry("RelayDoors", "out of reach").containsEntry("MigrateDoors", "out of reach");
    }

    private static boolean isRight(String end) {
        return List.of("503", "messages wait", "out of reach", "needs no store").contains(end);
    }

    /** Two processors may have been late rather than a function: among few, or at last by itself, it has to be in time. */
    private static Map<String, String> calledAll() throws Exception {
        Map<String, String> all = new HashMap<>();
        List<Function> late = template;
        for (int atOnce : AT_ONCE) {
            all.putAll(called(late, atOnce));
            late = template.stream()
                    .filter(function -> all.get(function.id()).contains(TOO_LATE))
                    .toList();
        }
        return all;
    }

    private static Map<String, String> called(List<Function> called, int atOnce) throws Exception {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            List<Future<Map.Entry<String, String>>> ends = new ArrayList<>();
            for (Function function : called) {
                ends.add(threads.submit(() -> Map.entry(function.id(), end(function))));
            }
            Map<String, String> all = new HashMap<>();
            for (Future<Map.Entry<String, String>> end : ends) {
                all.put(end.get().getKey(), end.get().getValue());
            }
            return all;
        }
    }

    private static String end(Function function) {
        long start = System.nanoTime();
        String end;
        try {
            byte[] answer = functions.get(function.id()).invoke(event(function));
            end = said(function, Json.read(new String(answer, StandardCharsets.UTF_8)));
        } catch (FunctionFailure e) {
            end = OutOfReach.is(e) ? "out of reach" : "broken: " + e.getCause();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return took.compareTo(ShortFunctions.TIME) < 0 ? end : end + TOO_LATE + took;
    }

    private static String said(Function function, JsonNode answer) {
        if (!function.mappings().isEmpty()) {
            return answer.path("batchItemFailures").isEmpty() ? "messages are gone" : "messages wait";
        }
        if (!answer.has("statusCode")) {
            return "no failure: " + answer;
        }
        int status = answer.path("statusCode").asInt();
        boolean later = answer.path("headers")
                .propertyStream()
                .anyMatch(header -> header.getKey().equalsIgnoreCase("retry-after"));
        return status < 500 ? "needs no store" : status + (status == 503 && later ? "" : " " + answer);
    }

    private static byte[] event(Function function) {
        try {
            return Files.readAllBytes(Project.at("").resolve(SampleEvents.file(function)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the cloud secrets lie in a store, too. */
    private static Function withManagedSecrets(Function function) {
        return function.withEnvironment(function.environment().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        variable -> variable.getValue().startsWith("file:")
                                ? SECRET
                                        + variable.getValue()
                                                .substring(variable.getValue().lastIndexOf('/') + 1)
                                : variable.getValue())));
    }
}
