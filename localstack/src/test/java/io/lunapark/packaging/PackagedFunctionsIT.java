package io.lunapark.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lunapark.localstack.LocalStackExtension;
import io.lunapark.localstack.Stack;
import io.lunapark.localstack.function.FunctionFailure;
import io.lunapark.localstack.packaged.Outcome;
import io.lunapark.localstack.packaged.PackagedFunction;
import io.lunapark.localstack.packaged.UnpackedZip;
import io.lunapark.localstack.template.Template.Function;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every function once from its zip, as Lambda starts it: a class, a handler or a bean that is missing in the cloud is
 * missing here. Last, since the sample events leave in the stores what never happened.
 */
@Order(Integer.MAX_VALUE)
@ExtendWith(LocalStackExtension.class)
class PackagedFunctionsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What stands in {@code events/}; a test puts others, which are there, in their place. */
    private static final String SAMPLE_COASTER = "01a1fe80-ef23-7000-8000-000000000001";

    private static final String SAMPLE_WAGON = "01a1fe80-ef23-7000-8000-000000000011";

    private static final String SAMPLE_USER = "01a1fe80-ef23-7000-8000-00000000aaaa";

    private static final String SAMPLE_BUILDING = "01a1fe80-ef23-7000-8000-000000000101";

    private static final String SAMPLE_DOOR = "01a1fe80-ef23-7000-8000-000000000202";

    private static final String SAMPLE_EMAIL = "ola@lunapark.example";

    /** What is answered with a refusal, since what the event names is not there, or a password or a token is not true. */
    private static final Map<String, Integer> REFUSED = Map.ofEntries(
            Map.entry("AnswerUnknownRoute", 404),
            Map.entry("AcknowledgeAlert", 404),
            Map.entry("RedriveDeadLetter", 404),
            Map.entry("SignIn", 401),
            Map.entry("RefreshTokens", 401),
            Map.entry("AcceptInvitation", 400),
            Map.entry("ChangePassword", 400),
            Map.entry("AcceptJoinRequest", 404),
            Map.entry("RejectJoinRequest", 404),
            Map.entry("AskForAccess", 403),
            Map.entry("AcceptAccessRequest", 404),
            Map.entry("RejectAccessRequest", 404),
            Map.entry("UnlockDoor", 403),
            Map.entry("ShowGroup", 404),
            Map.entry("ChangeGroup", 404),
            Map.entry("RemoveGroup", 404),
            Map.entry("WithdrawGuestPass", 404));

    private static final Map<Path, UnpackedZip> UNPACKED = new HashMap<>();

    @AfterAll
    static void tidy() {
        UNPACKED.values().forEach(UnpackedZip::close);
        UNPACKED.clear(); // a failed test is tried again
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("io.lunapark.packaging.Deployed#named")
    void everyFunctionAnswers(Function function, Stack stack) throws Exception {
        answersItsEvent(function, stack);
    }

    private static void answersItsEvent(Function deployed, Stack stack) throws Exception {
        Function function = stack.template().functions().stream()
                .filter(one -> one.id().equals(deployed.id()))
                .findFirst()
                .orElseThrow();
        String event = withThingsThatAreThere(sample(deployed.id()), stack);
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        UnpackedZip zip = UNPACKED.computeIfAbsent(Deployed.zip(deployed), UnpackedZip::of);

        try (PackagedFunction started =
                PackagedFunction.start(function, zip, stack.whereabouts().variables(), log)) {
            Outcome outcome = started.invoke(event.getBytes(UTF_8));

            assertThat(outcome.failed()).as("%s%n%s", outcome.text(), log).isFalse();
            JsonNode answer = JSON.readTree(outcome.answer());
            if (!function.routes().isEmpty()) {
                int status = answer.path("statusCode").asInt();
                assertThat(REFUSED.containsKey(function.id()) ? status : status / 100)
                        .as("%s%n%s", outcome.text(), log)
                        .isEqualTo(REFUSED.getOrDefault(function.id(), 2));
            } else if (!function.mappings().isEmpty()) {
                assertThat(answer.path("batchItemFailures")).as(outcome.text()).isEmpty();
            } else {
                assertThat(answer.isObject()).as(outcome.text()).isTrue();
            }
        }
    }

    private static String withThingsThatAreThere(String sample, Stack stack) throws FunctionFailure, IOException {
        String event = ofAnotherName(sample).replace(SAMPLE_EMAIL, UUID.randomUUID() + "@lunapark.example");
        if (event.contains(SAMPLE_USER)) {
            String somebody = sample("AddUser").replace(SAMPLE_EMAIL, UUID.randomUUID() + "@lunapark.example");
            event = event.replace(SAMPLE_USER, idOf(call(stack, "AddUser", somebody)));
        }
        if (event.contains(SAMPLE_BUILDING) || event.contains(SAMPLE_DOOR)) {
            JsonNode added = call(stack, "AddBuilding", ofAnotherName(sample("AddBuilding")));
            String building = idOf(added);
            String door =
                    JSON.readTree(added.path("body").asText()).at("/doors/0/id").asText();
            String show = sample("ShowBuilding").replace(SAMPLE_BUILDING, building);
            await("the building is seen")
                    .until(() ->
                            call(stack, "ShowBuilding", show).path("statusCode").asInt() == 200);
            event = event.replace(SAMPLE_BUILDING, building).replace(SAMPLE_DOOR, door);
        }
        if (event.contains(SAMPLE_COASTER)) {
            String coaster = idOf(call(stack, "RegisterCoaster", sample("RegisterCoaster")));
            String wagon = idOf(call(stack, "AddWagon", sample("AddWagon").replace(SAMPLE_COASTER, coaster)));
            String show = sample("ShowWagon").replace(SAMPLE_COASTER, coaster).replace(SAMPLE_WAGON, wagon);
            await("the wagon is seen")
                    .until(() ->
                            call(stack, "ShowWagon", show).path("statusCode").asInt() == 200);
            event = event.replace(SAMPLE_COASTER, coaster).replace(SAMPLE_WAGON, wagon);
        }
        return event;
    }

    /** No two buildings have the same name. */
    private static String ofAnotherName(String sample) {
        return sample.replace("Office", "B " + UUID.randomUUID().toString().substring(0, 13));
    }

    private static JsonNode call(Stack stack, String function, String event) throws FunctionFailure, IOException {
        return JSON.readTree(stack.functions().get(function).invoke(event.getBytes(UTF_8)));
    }

    private static String idOf(JsonNode created) throws IOException {
        assertThat(created.path("statusCode").asInt()).as(created.toString()).isEqualTo(201);
        return JSON.readTree(created.path("body").asText()).path("id").asText();
    }

    private static String sample(String function) throws IOException {
        return Files.readString(Path.of("..", "events", function + ".json"));
    }
}
