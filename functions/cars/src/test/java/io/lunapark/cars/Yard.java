package io.lunapark.cars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.kernel.Role;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.Database;
import io.lunapark.testing.Functions;
import io.lunapark.testing.People;
import io.lunapark.testing.SharedStack;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where cars arrive, as its operators meet it, and what must be true of it at every rest. */
final class Yard {

    static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final People PEOPLE = People.of(SharedStack.running());

    private Yard() {}

    static Api operator() {
        return PEOPLE.as(Role.OPERATOR);
    }

    static Api as(Role role) {
        return PEOPLE.as(role);
    }

    /** Nothing is anywhere, and nothing comes. */
    static void clean() {
        generate(0);
        Functions.invoke("CleanUpCars");
        awaitRest();
        assertThat(intake().path("generated").asLong()).isZero();
    }

    static Map<String, Object> car(String make, String model, int price) {
        Map<String, Object> car = new HashMap<>();
        car.put("id", UUID.randomUUID().toString());
        car.put("normalizedMake", make);
        car.put("normalizedModel", model);
        car.put("year", 2020);
        car.put("price", price);
        car.put("location", "yerevan");
        return car;
    }

    static List<Map<String, Object>> cars(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> car(
                        Vocabulary.MAKES.get(i % Vocabulary.MAKES.size()),
                        Vocabulary.MODELS.get(i % Vocabulary.MODELS.size()),
                        CarLimits.LEAST_PRICE + i))
                .toList();
    }

    static String id(Map<String, Object> car) {
        return car.get("id").toString();
    }

    static Answer report(Map<String, Object> car) {
        return operator().post("/api/cars", car);
    }

    static Answer reportAll(List<Map<String, Object>> cars) {
        return operator().post("/api/cars/bulk", Map.of("records", cars));
    }

    /** Ids of the records that an answer to many has acknowledged. */
    static Set<String> acknowledged(Answer answer) {
        return answer.json()
                .path("results")
                .valueStream()
                .filter(result -> !result.path("status").asText().equals("refused"))
                .map(result -> result.path("id").asText())
                .collect(Collectors.toSet());
    }

    static JsonNode generate(int ratePerMinute) {
        return operator()
                .post("/api/cars/generator", Map.of("ratePerMinute", ratePerMinute, "seed", 7))
                .expect(200)
                .json();
    }

    static JsonNode intake() {
        return operator().get("/api/cars/intake").expect(200).json();
    }

    static JsonNode figures() {
        return operator().get("/api/cars/stats").expect(200).json();
    }

    static void awaitStored(Map<String, Object> car) {
        await().atMost(PATIENCE)
                .until(() -> operator().get("/api/cars/" + id(car)).status() == 200);
    }

    /** Waits until nothing is under way. */
    static JsonNode awaitQuiet() {
        return await("nothing is under way")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> operator().get("/api/cars/intake"),
                        answer -> answer.status() == 200 && isAtRest(answer.json()))
                .json();
    }

    /** The same, and requires that the books are right then. */
    static JsonNode awaitRest() {
        JsonNode rest = awaitQuiet();
        assertThat(rest.path("missing").asLong()).as(rest.toString()).isZero();
        assertThat(rest.path("generated").asLong())
                .isEqualTo(rest.path("stored").asLong()
                        + rest.path("removed").asLong()
                        + rest.path("quarantined").asLong());
        requireRecounted(rest);
        return rest;
    }

    private static boolean isAtRest(JsonNode intake) {
        return intake.path("queueMessages").isNumber()
                && intake.path("queueMessages").asLong() == 0
                && intake.path("pending").asLong() == 0
                && intake.path("mode").asText().equals("QUEUE")
                && unsent() == 0;
    }

    /** Of the runs of the generator that have ended. */
    private static long unsent() {
        return number("select coalesce(sum(goal - sent), 0) from generator_run where ended_at is not null");
    }

    /** What is kept is what a recount finds. */
    private static void requireRecounted(JsonNode intake) {
        assertThat(intake.path("stored").asLong())
                .isEqualTo(number("select count(*) from car where removed_at is null"));
        assertThat(intake.path("removed").asLong())
                .isEqualTo(number("select count(*) from car where removed_at is not null"));
        assertThat(Database.rows("cars", """
                        select normalized_make, normalized_model, sum(count)::bigint as count, sum(total)::bigint as total
                        from car_figures group by 1, 2 having sum(count) <> 0 or sum(total) <> 0 order by 1, 2
                        """)).isEqualTo(Database.rows("cars", """
                        select normalized_make, normalized_model, count(*) as count, sum(price) as total
                        from car where removed_at is null group by 1, 2 order by 1, 2
                        """));
    }

    /** Every record that was acknowledged is in the store, or in quarantine. */
    static void requireKept(Collection<String> acknowledged) {
        Set<String> lost = new HashSet<>(acknowledged);
        Database.rows("cars", "select id::text from car union all select id::text from quarantined_car")
                .forEach(row -> lost.remove(row.get("id")));
        assertThat(lost).as("acknowledged, and in no place").isEmpty();
    }

    static long number(String sql) {
        return ((Number) Database.rows("cars", sql)
                        .getFirst()
                        .values()
                        .iterator()
                        .next())
                .longValue();
    }
}
