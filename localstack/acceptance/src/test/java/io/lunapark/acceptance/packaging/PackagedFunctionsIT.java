package io.lunapark.acceptance.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lunapark.localstack.Stack;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.packing.Launch;
import io.lunapark.packing.Outcome;
import io.lunapark.packing.PackagedFunction;
import io.lunapark.packing.SampleEvents;
import io.lunapark.packing.UnpackedZip;
import io.lunapark.testing.LocalStackExtension;
import io.lunapark.testing.Project;
import io.lunapark.testing.SharedStack;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every function once from its zip, as Lambda starts it for SnapStart: a class, a handler or a bean that is missing in the cloud is
 * missing here. Last, since the sample events leave in the stores what never happened.
 */
@Order(Integer.MAX_VALUE)
@ExtendWith(LocalStackExtension.class)
@ResourceLock(SharedStack.SECOND_LANE)
class PackagedFunctionsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is answered with a refusal, since what the event names is not there, or a password or a token is not true. */
    private static final Map<String, Integer> REFUSED = Map.ofEntries(
            Map.entry("AnswerUnknownRoute", 404),
            Map.entry("AnswerUnknownCinemaRoute", 405),
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
            Map.entry("WithdrawGuestPass", 404),
            Map.entry("ShowMovie", 404),
            Map.entry("ShowRoom", 404),
            Map.entry("AddSeat", 404),
            Map.entry("AddSeats", 404),
            Map.entry("ListSeats", 404),
            Map.entry("ScheduleSession", 404),
            Map.entry("ShowSession", 404),
            Map.entry("ChangeSession", 404),
            Map.entry("CancelSession", 404),
            Map.entry("ShowSeatMap", 404),
            Map.entry("ReserveSeats", 404),
            Map.entry("ShowReservation", 404),
            Map.entry("CancelReservation", 404),
            Map.entry("ShowPayment", 404),
            Map.entry("ConfirmPayment", 404),
            Map.entry("ReceivePayment", 401),
            Map.entry("RefundSale", 404),
            Map.entry("ShowTicket", 404),
            Map.entry("CheckInTicket", 400),
            Map.entry("JoinWaitingList", 404),
            Map.entry("EnterWaitingRoom", 404));

    /** Its event is about a payment that is not there, and so it cannot be applied. */
    private static final String WITHOUT_ITS_PAYMENT = "PayBack";

    /** Primed by a request without a token: they write outside a transaction, which could not be rolled back. */
    private static final Set<String> PRIMED_WITHOUT_TOKEN = Set.of("UnlockDoor", "TryWhatIf");

    private static final Map<Path, UnpackedZip> UNPACKED = new HashMap<>();

    @AfterAll
    static void tidy() {
        UNPACKED.values().forEach(UnpackedZip::close);
        UNPACKED.clear(); // a failed test is tried again
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("io.lunapark.acceptance.packaging.Deployed#named")
    void everyFunctionAnswers(Function function, Stack stack) throws Exception {
        answersItsEvent(function, stack);
    }

    private static void answersItsEvent(Function deployed, Stack stack) throws Exception {
        Function function = stack.template().functions().stream()
                .filter(one -> one.id().equals(deployed.id()))
                .findFirst()
                .orElseThrow();
        byte[] event = new SampleEvents(stack, Project.at("")).of(deployed.id());
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        UnpackedZip zip = UNPACKED.computeIfAbsent(Deployed.zip(deployed), UnpackedZip::of);

        try (PackagedFunction started = PackagedFunction.start(
                function,
                Launch.managed(function, zip.folder()).forSnapshot(),
                stack.whereabouts().variables(),
                log)) {
            Outcome outcome = started.invoke(event);

            assertThat(outcome.failed()).as("%s%n%s", outcome.text(), log).isFalse();
            JsonNode answer = JSON.readTree(outcome.answer());
            if (!function.routes().isEmpty()) {
                int status = answer.path("statusCode").asInt();
                assertThat(REFUSED.containsKey(function.id()) ? status : status / 100)
                        .as("%s%n%s", outcome.text(), log)
                        .isEqualTo(REFUSED.getOrDefault(function.id(), 2));
                String primed = PRIMED_WITHOUT_TOKEN.contains(function.id()) ? "401" : "(2..|400|404|405|409)";
                // The answer comes by another way than the log, and may be the quicker one.
                await().untilAsserted(() -> assertThat(log.toString(StandardCharsets.UTF_8))
                        .containsPattern("The priming request was answered with " + primed));
            } else if (!function.mappings().isEmpty()) {
                assertThat(answer.path("batchItemFailures"))
                        .as("%s%n%s", outcome.text(), log)
                        .hasSize(WITHOUT_ITS_PAYMENT.equals(function.id()) ? 1 : 0);
            } else {
                assertThat(answer.isObject()).as(outcome.text()).isTrue();
            }
            PrimingIT.leftNothing(stack);
        }
    }
}
