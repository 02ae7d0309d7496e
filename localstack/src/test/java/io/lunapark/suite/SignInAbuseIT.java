package io.lunapark.suite;

import static io.lunapark.suite.Visitor.PASSWORD;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lunapark.client.Answer;
import io.lunapark.client.AtOnce;
import io.lunapark.localstack.BesideTheCoasters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Guessing passwords and listing accounts is slow, and tells nothing. */
@BesideTheCoasters
class SignInAbuseIT {

    private static final String WRONG = "four otters on a roller coaster";

    private final String email = Visitor.newEmail();

    @Test
    void theSixthTryForAnAccountWaitsAndThenTheRightPasswordStillWorks() {
        Visitor.customer(email);
        for (int i = 0; i < 5; i++) {
            Visitor.fromAnotherAddress().signIn(email, WRONG).expectProblem(401, "wrong-credentials");
        }

        Answer slowed = Visitor.fromAnotherAddress().signIn(email, PASSWORD).expectProblem(429, "too-many-attempts");
        assertThat(Integer.parseInt(slowed.header("Retry-After"))).isBetween(1, 10);

        waitIsOver();
        Visitor.fromAnotherAddress().signIn(email, WRONG).expectProblem(401, "wrong-credentials");
        Answer slower = Visitor.fromAnotherAddress().signIn(email, PASSWORD).expectProblem(429, "too-many-attempts");
        assertThat(Integer.parseInt(slower.header("Retry-After"))).isBetween(11, 20);
        waitIsOver();
        Visitor.fromAnotherAddress().signIn(email, PASSWORD).expect(200);
        Visitor.fromAnotherAddress().signIn(email, WRONG).expectProblem(401, "wrong-credentials");
    }

    @Test
    void theSixthTryFromAnAddressWaitsWhicheverAccountItIsFor() {
        Visitor visitor = Visitor.fromAnotherAddress();
        for (int i = 0; i < 5; i++) {
            visitor.signIn(Visitor.newEmail(), WRONG).expectProblem(401, "wrong-credentials");
        }

        visitor.signIn(Visitor.newEmail(), WRONG).expectProblem(429, "too-many-attempts");
        Visitor.fromAnotherAddress().signIn(Visitor.newEmail(), WRONG).expectProblem(401, "wrong-credentials");
    }

    @Test
    void whoGuessesSideBySideGetsNoMoreGuesses() {
        Visitor visitor = Visitor.fromAnotherAddress();

        List<Answer> answers = AtOnce.repeat(20, () -> visitor.signIn(email, WRONG));

        assertThat(answers.stream().collect(groupingBy(Answer::status, counting())))
                .as("%s", answers)
                .isEqualTo(Map.of(401, 5L, 429, 15L));
    }

    @Test
    void noHeaderSwitchesTheWaitOff() {
        Visitor visitor = Visitor.fromAnotherAddress();
        for (int i = 0; i < 6; i++) {
            visitor.signIn(email, WRONG);
        }

        for (String header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "True-Client-IP")) {
            visitor.post(
                            "/api/auth/sign-in",
                            Visitor.body("email", Visitor.newEmail(), "password", WRONG),
                            header,
                            "192.0.2.1")
                    .expectProblem(429, "too-many-attempts");
        }
    }

    @Test
    void fiveSignUpsAnHourFromAnAddress() {
        Visitor visitor = Visitor.fromAnotherAddress();
        visitor.signUp(email).expect(201);
        for (int i = 0; i < 4; i++) {
            visitor.signUp(email).expectProblem(409, "email-taken");
        }

        Answer slowed = visitor.signUp(Visitor.newEmail()).expectProblem(429, "too-many-attempts");

        assertThat(Integer.parseInt(slowed.header("Retry-After"))).isBetween(3500, 3600);
        Visitor.fromAnotherAddress().signUp(Visitor.newEmail()).expect(201);
    }

    @Test
    void unknownAndWrongAreAnsweredTheSame() {
        Visitor.customer(email);

        Answer toUnknown = Visitor.fromAnotherAddress().signIn(Visitor.newEmail(), WRONG);
        Answer toWrong = Visitor.fromAnotherAddress().signIn(email, WRONG);

        assertThat(withoutIds(toUnknown)).isEqualTo(withoutIds(toWrong));
    }

    @Tag("long")
    @Test
    void unknownAndWrongAreAnsweredAboutAsFast() {
        Visitor.customer(email);
        List<Long> unknown = new ArrayList<>();
        List<Long> wrong = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Visitor visitor = Visitor.fromAnotherAddress();
            visitor.get("/.well-known/jwks.json").expect(200); // the connection is there
            long start = System.nanoTime();
            Answer toUnknown = visitor.signIn(Visitor.newEmail(), WRONG);
            long between = System.nanoTime();
            Answer toWrong = visitor.signIn(email, WRONG);
            long end = System.nanoTime();
            waitIsOver();
            assertThat(withoutIds(toUnknown)).isEqualTo(withoutIds(toWrong));
            if (i >= 10) {
                unknown.add(between - start);
                wrong.add(end - between);
            }
        }

        // Neither kind is told from the other by its middle, nor by its quarters.
        for (double part : new double[] {0.25, 0.5, 0.75}) {
            assertThat(at(part, unknown) / at(part, wrong))
                    .as("%s of unknown %s, wrong %s", part, unknown, wrong)
                    .isBetween(0.7, 1.43);
        }
    }

    private static double at(double part, List<Long> samples) {
        return samples.stream().sorted().toList().get((int) (part * samples.size()));
    }

    private static JsonNode withoutIds(Answer answer) {
        ObjectNode body = answer.expect(401).json().deepCopy();
        return body.without("correlationId");
    }

    /** As if the time had passed. */
    private static void waitIsOver() {
        Stores.rows("update identity.attempts set blocked_until = now() - interval '1 second' returning kind");
    }
}
