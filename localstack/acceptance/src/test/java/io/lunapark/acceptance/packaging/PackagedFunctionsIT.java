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
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
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

    /** Its event is about a payment that is not there, and so it cannot be applied. */
    private static final String WITHOUT_ITS_PAYMENT = "PayBack";

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
                assertThat(answer.path("statusCode").asText())
                        .as("%s%n%s", outcome.text(), log)
                        .matches(statuses(deployed));
                String primed = isPrimedWithoutToken(function) ? "401" : "(2..|400|404|405|409)";
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

    /**
     * What its sample is answered with: 2xx, but for those that its system lists as refused, since what they name is not
     * there, or a password or a token is not true.
     */
    private static String statuses(Function deployed) throws IOException {
        Properties refused = new Properties();
        Path list = Project.at("").resolve(SampleEvents.file(deployed)).resolveSibling("refused.properties");
        if (Files.exists(list)) {
            refused.load(new StringReader(Files.readString(list)));
        }
        return refused.getProperty(deployed.id(), "2..");
    }

    /** It writes and has no bus, so it does that outside a transaction, which could be rolled back. */
    private static boolean isPrimedWithoutToken(Function function) {
        return !function.environment().containsKey("LUNAPARK_BUS")
                && function.routes().stream()
                        .noneMatch(route -> Set.of("GET", "ANY").contains(route.method()));
    }
}
