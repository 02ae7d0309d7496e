package io.lunapark.identity;

import static io.lunapark.identity.Visitor.PASSWORD;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lunapark.testing.Answer;
import io.lunapark.testing.AtOnce;
import io.lunapark.testing.Database;
import io.lunapark.testing.Functions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Guessing passwords and listing accounts is slow, and tells nothing. */
class SignInAbuseIT {

    private static final String WRONG = "four otters on a roller coaster";
    private static final String NEW = "five otters on a roller coaster";

    private final String email = Visitor.newEmail();

    @Test
    void theSixthTryForAnAccountFromOneAddressWaitsAndThenTheRightPasswordStillWorks() {
        Visitor.customer(email);
        Visitor visitor = Visitor.fromAnotherAddress();
        guess(visitor, email, 5);

        Answer slowed = visitor.signIn(email, PASSWORD).expectProblem(429, "too-many-attempts");
        assertThat(Integer.parseInt(slowed.header("Retry-After"))).isBetween(1, 10);

        waitIsOver();
        guess(visitor, email, 1);
        Answer slower = visitor.signIn(email, PASSWORD).expectProblem(429, "too-many-attempts");
        assertThat(Integer.parseInt(slower.header("Retry-After"))).isBetween(11, 20);
        waitIsOver();
        visitor.signIn(email, PASSWORD).expect(200);
    }

    @Test
    void whoGuessesFromOneAddressKeepsNobodyOutAtAnother() {
        Visitor.customer(email);
        Visitor guesser = Visitor.fromAnotherAddress();
        for (int i = 0; i < 15; i++) {
            waitIsOver();
            guess(guesser, email, 1);
        }
        guesser.signIn(email, PASSWORD).expectProblem(429, "too-many-attempts");

        for (int i = 0; i < 5; i++) {
            Visitor.fromAnotherAddress().signIn(email, PASSWORD).expect(200);
        }
    }

    @Test
    void aSuccessOfOnesOwnDoesNotMakeRoomForMoreGuesses() {
        String own = Visitor.newEmail();
        Visitor guesser = Visitor.customer(own);
        for (int i = 0; i < 4; i++) {
            guess(guesser, Visitor.newEmail(), 1);
        }

        guesser.signIn(own, PASSWORD).expect(200);
        guess(guesser, Visitor.newEmail(), 1);

        guesser.signIn(Visitor.newEmail(), WRONG).expectProblem(429, "too-many-attempts");
    }

    @Test
    void thoseWhoSignInWithoutAFailureNeverWait() {
        Visitor visitor = Visitor.customer(email);

        for (int i = 0; i < 12; i++) {
            visitor.signIn(email, PASSWORD).expect(200);
        }
    }

    @Test
    void whoeverGuessesFromManyAddressesKeepsAnAccountOutOnlyWhereItIsNotKnown() {
        Visitor known = Visitor.customer(email);
        String cookie = Visitor.cookieOf(known.signIn(email, PASSWORD).expect(200));
        String another = Visitor.newEmail();
        String cookieOfAnother = Visitor.cookieOf(Visitor.customer(another).signIn(another, PASSWORD));
        for (int address = 0; address < 4; address++) {
            guess(Visitor.fromAnotherAddress(), email, 5);
        }

        for (int i = 0; i < 3; i++) {
            Visitor stranger = Visitor.fromAnotherAddress();
            stranger.signIn(email, PASSWORD).expectProblem(429, "too-many-attempts");
            stranger.withCookie(cookieOfAnother).signIn(email, PASSWORD).expectProblem(429, "too-many-attempts");
            stranger.withCookie(cookie + "A").signIn(email, PASSWORD).expectProblem(429, "too-many-attempts");
            stranger.withCookie("theme=dark; " + cookie).signIn(email, PASSWORD).expect(200);
            known.signIn(email, PASSWORD).expect(200);

            waitIsOver();
            guess(Visitor.fromAnotherAddress(), email, 1);
        }
        waitIsOver();
        Visitor.fromAnotherAddress().signIn(email, PASSWORD).expect(200);
    }

    @Test
    void aKnownDeviceGetsInBesideWhoeverGuessesAtTheSameAddress() {
        String cookie = Visitor.cookieOf(Visitor.customer(email).signIn(email, PASSWORD));
        Visitor guesser = Visitor.fromAnotherAddress();
        guess(guesser, Visitor.newEmail(), 5);

        guesser.signIn(email, PASSWORD).expectProblem(429, "too-many-attempts");
        guesser.withCookie(cookie).signIn(email, PASSWORD).expect(200);
    }

    @Test
    void guessesOnAKnownDeviceAreSlowedThere() {
        Visitor known = Visitor.customer(email);
        String cookie = Visitor.cookieOf(known.signIn(email, PASSWORD));
        Visitor device = Visitor.fromAnotherAddress().withCookie(cookie);

        List<Answer> answers = AtOnce.repeat(20, () -> device.signIn(email, WRONG));

        assertThat(statuses(answers)).as("%s", answers).isEqualTo(Map.of(401, 5L, 429, 15L));
        device.signIn(email, PASSWORD).expectProblem(429, "too-many-attempts");
        known.signIn(email, PASSWORD).expect(200);
    }

    @Test
    void peopleWhoTakeTurnsAtADeviceAreAllKnownThere() {
        String cookie = Visitor.cookieOf(Visitor.customer(email).signIn(email, PASSWORD));
        String another = Visitor.newEmail();
        String ofBoth =
                Visitor.cookieOf(Visitor.customer(another).withCookie(cookie).signIn(another, PASSWORD));
        Visitor guesser = Visitor.fromAnotherAddress();
        guess(guesser, Visitor.newEmail(), 5);

        guesser.withCookie(ofBoth).signIn(email, PASSWORD).expect(200);
        guesser.withCookie(ofBoth).signIn(another, PASSWORD).expect(200);
    }

    @Test
    void theCookieOfADeviceIsForNoScriptAndNoOtherSiteAndIsNoToken() {
        Visitor visitor = Visitor.customer(email);
        Map<String, Object> credentials = Visitor.body("email", email, "password", PASSWORD);

        String cookie = visitor.signIn(email, PASSWORD).header("Set-Cookie");
        String overTls = visitor.post("/api/auth/sign-in", credentials, "X-Forwarded-Proto", "https")
                .header("Set-Cookie");

        assertThat(cookie)
                .contains("; HttpOnly", "; SameSite=Strict", "; Path=/api/auth")
                .doesNotContain("Secure");
        assertThat(overTls).contains("; HttpOnly", "; SameSite=Strict", "; Path=/api/auth", "; Secure");
        String token = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
        Visitor.fromAnotherAddress()
                .get("/api/auth/me", "Authorization", "Bearer " + token)
                .expect(401);
    }

    @Test
    void whoIsSignedInChangesThePasswordWhateverOthersGuess() {
        Visitor signedIn = Visitor.customer(email);
        guess(signedIn, Visitor.newEmail(), 5);
        Map<String, Object> wrong = Visitor.body("currentPassword", WRONG, "newPassword", NEW);
        for (int i = 0; i < 5; i++) {
            signedIn.post("/api/auth/password", wrong).expectProblem(400, "wrong-password");
        }
        signedIn.post("/api/auth/password", wrong).expectProblem(429, "too-many-attempts");

        Visitor another = Visitor.fromAnotherAddress().signedIn(email, PASSWORD);
        another.post("/api/auth/password", Visitor.body("currentPassword", PASSWORD, "newPassword", NEW))
                .expect(204);
    }

    @Test
    void whatWasForgivenIsForgotten() {
        guess(Visitor.fromAnotherAddress(), email, 5);
        Database.rows("identity", """
                update identity.attempts set forgiven_at = now() - interval '1 minute', blocked_until = null
                returning kind
                """);

        // Again, where another test has just signed in: what that one was forgiven is there to be tidied too.
        await().untilAsserted(() -> {
            Functions.invoke("TidyIdentity");
            assertThat(Database.rows(
                            "identity",
                            "select from identity.attempts where forgiven_at < now() - interval '10 seconds'"))
                    .isEmpty();
        });
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

        assertThat(statuses(answers)).as("%s", answers).isEqualTo(Map.of(401, 5L, 429, 15L));
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

    private static void guess(Visitor visitor, String email, int times) {
        for (int i = 0; i < times; i++) {
            visitor.signIn(email, WRONG).expectProblem(401, "wrong-credentials");
        }
    }

    private static Map<Integer, Long> statuses(List<Answer> answers) {
        return answers.stream().collect(groupingBy(Answer::status, counting()));
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
        Database.rows(
                "identity", "update identity.attempts set blocked_until = now() - interval '1 second' returning kind");
    }
}
