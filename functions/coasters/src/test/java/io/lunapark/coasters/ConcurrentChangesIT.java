package io.lunapark.coasters;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.testing.Answer;
import io.lunapark.testing.AtOnce;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators who change the same thing. */
class ConcurrentChangesIT {

    private static final Map<String, Object> SETTINGS = Given.settings(5, 511, "8:00", "16:00");

    @Test
    void ofTwoChangesOfTheSameVersionAtOnceOneIsStale() {
        for (int round = 0; round < 5; round++) {
            String path = Park.coaster(Park.register(Given.coaster(16, 60000)));

            List<Answer> answers = AtOnce.all(List.of(
                    () -> Park.put(path, Given.with(SETTINGS, "staff", 6), "If-Match", "\"1\""),
                    () -> Park.put(path, Given.with(SETTINGS, "staff", 7), "If-Match", "\"1\"")));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
            answers.stream()
                    .filter(answer -> answer.status() == 412)
                    .forEach(stale -> stale.expectProblem(412, "stale-version"));
        }
    }

    @Test
    void aStaleChangeOrRemovalChangesNothing() {
        String coaster = Park.register(Given.coaster(16, 60000));
        String wagon = Park.addWagon(coaster, Given.wagon());
        String path = Park.wagon(coaster, wagon);

        Park.put(Park.coaster(coaster), SETTINGS, "If-Match", "\"1\"").expectProblem(412, "stale-version");
        Park.delete(Park.coaster(coaster), "If-Match", "\"1\"").expectProblem(412, "stale-version");
        Park.put(path, Given.wagon(1, "1"), "If-Match", "\"7\"").expectProblem(412, "stale-version");
        Park.delete(path, "If-Match", "\"7\"").expectProblem(412, "stale-version");
        Park.put(path, Given.wagon(1, "1"), "If-Match", "W/\"1\"").expectProblem(412, "stale-version");

        assertThat(Stores.rows("select staff, version from coaster where id = ?::uuid", coaster))
                .hasToString("[{staff=16, version=2}]");
        assertThat(Stores.rows("select seats, version from wagon where id = ?::uuid", wagon))
                .hasToString("[{seats=32, version=1}]");
    }

    @Test
    void aChangeOfThePresentVersionOrOfAnyIsMade() {
        String path = Park.coaster(Park.register(Given.coaster(16, 60000)));

        Park.put(path, SETTINGS, "If-Match", "\"1\"").expect(200);
        Park.put(path, SETTINGS, "If-Match", "\"1\", \"2\"").expect(200);
        Park.put(path, SETTINGS, "If-Match", "*").expect(200);
        Answer last = Park.put(path, SETTINGS).expect(200);

        assertThat(last.header("ETag")).isEqualTo("\"5\"");
        Park.delete(path, "If-Match", "\"5\"").expect(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1", "W/1", "\"1\" \"2\"", "\"1\",,", "*, \"1\""})
    void whatIsNoTagIsRefused(String tag) {
        String path = Park.coaster(Park.register(Given.coaster(16, 60000)));

        Answer refused = Park.put(path, SETTINGS, "If-Match", tag);

        refused.expectProblem(400, "invalid-request");
        assertThat(refused.badFields()).containsExactly("If-Match invalid-format");
    }

    @Test
    void wagonsAddedAtOnceAreAllThereUnderNumbersOfTheirOwn() {
        String coaster = Park.register(Given.coaster(41, 512));

        List<Answer> answers = AtOnce.repeat(20, () -> Park.post(Park.wagons(coaster), Given.wagon()));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(answer -> answer.json().path("number").asText())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 20).mapToObj(i -> "W" + i).toList());
        Park.awaitViews();
        assertThat(Park.get(Park.coaster(coaster)).json().path("wagons")).hasSize(20);
    }
}
