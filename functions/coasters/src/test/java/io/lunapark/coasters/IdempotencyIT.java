package io.lunapark.coasters;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.testing.Answer;
import io.lunapark.testing.AtOnce;
import io.lunapark.testing.backend.EveryBackEnd;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A request that is sent again because its sender never saw the answer. */
@EveryBackEnd
class IdempotencyIT {

    private static final String KEY = "Idempotency-Key";

    @Test
    void theSameRequestIsAnsweredTheSameAndDoneOnce() {
        String key = newKey();
        Map<String, Object> body = named();
        Answer first = Park.post("/api/coasters", body, KEY, key).expect(201);

        Answer again = Park.post("/api/coasters", body, KEY, key).expect(201);

        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.text()).isEqualTo(first.text());
        for (String header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(again.header(header))
                    .as(header)
                    .isEqualTo(first.header(header))
                    .isNotEmpty();
        }
        assertThat(coastersNamed(body)).isEqualTo(1);
    }

    @Test
    void theSameKeyForAnotherBodyIsRefused() {
        String key = newKey();
        Map<String, Object> body = named();
        Park.post("/api/coasters", body, KEY, key).expect(201);

        Park.post("/api/coasters", Given.with(body, "staff", 17), KEY, key)
                .expectProblem(422, "idempotency-key-reused");

        assertThat(coastersNamed(body)).isEqualTo(1);
    }

    @Test
    void theSameKeyIsTheSameHoweverTheIdIsWritten() {
        String key = newKey();
        String coaster = Park.register(named());
        Answer first = Park.post(Park.wagons(coaster), Given.wagon(), KEY, key).expect(201);

        Answer again = Park.post(Park.wagons(coaster.toUpperCase(Locale.ROOT)), Given.wagon(), KEY, key)
                .expect(201);

        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.id()).isEqualTo(first.id());
    }

    @Test
    void theSameKeyAtAnotherAddressIsAnotherRequest() {
        String key = newKey();
        String coaster =
                Park.post("/api/coasters", named(), KEY, key).expect(201).id();
        String other = Park.register(named());

        Answer wagon = Park.post(Park.wagons(coaster), Given.wagon(), KEY, key).expect(201);
        Answer otherWagon =
                Park.post(Park.wagons(other), Given.wagon(), KEY, key).expect(201);

        assertThat(otherWagon.id()).isNotEqualTo(wagon.id());
        assertThat(otherWagon.header("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void aRefusedRequestMayBeMendedUnderItsKey() {
        String key = newKey();
        Park.post("/api/coasters", Given.coaster(-1, 0), KEY, key).expectProblem(400, "invalid-request");

        Park.post("/api/coasters", Given.coaster(1, 0), KEY, key).expect(201);
    }

    @Test
    void twentyCallersAtOnceMakeOneCoaster() {
        String key = newKey();
        Map<String, Object> body = named();

        List<Answer> answers = AtOnce.repeat(20, () -> Park.post("/api/coasters", body, KEY, key));

        List<Answer> made =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(made).isNotEmpty();
        assertThat(made).extracting(Answer::id).containsOnly(made.getFirst().id());
        assertThat(made)
                .filteredOn(answer -> answer.header("Idempotent-Replayed").isEmpty())
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> answer.expectProblem(409, "request-in-progress"));
        assertThat(coastersNamed(body)).isEqualTo(1);
    }

    @Test
    void aKeyHasAForm() {
        for (String key : List.of("k".repeat(256), "two words")) {
            Answer refused = Park.post("/api/coasters", named(), KEY, key);
            refused.expectProblem(400, "invalid-request");
            assertThat(refused.badFields()).containsExactly("Idempotency-Key invalid-format");
        }
        Park.post("/api/coasters", named(), KEY, "k".repeat(200) + newKey()).expect(201);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static Map<String, Object> named() {
        return Given.with(Given.coaster(16, 60000), "name", "Smok " + UUID.randomUUID());
    }

    private static long coastersNamed(Map<String, Object> body) {
        return (long) Stores.rows("select count(*) from coaster where name = ?", body.get("name"))
                .getFirst()
                .get("count");
    }
}
