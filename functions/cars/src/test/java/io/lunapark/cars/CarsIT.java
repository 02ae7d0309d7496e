package io.lunapark.cars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.kernel.Role;
import io.lunapark.testing.Answer;
import io.lunapark.testing.AtOnce;
import io.lunapark.testing.Crowd;
import io.lunapark.testing.Database;
import io.lunapark.testing.Functions;
import io.lunapark.testing.Json;
import io.lunapark.testing.LocalStackExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The intake while all goes well, as its page of the specification tells it. */
@ExtendWith(LocalStackExtension.class)
class CarsIT {

    @BeforeEach
    void clean() {
        Yard.clean();
    }

    @Test
    void theFiguresAreThoseOfTheSpecification() {
        Map<String, Object> bmw = Yard.car("bmw", "3-series", 35_000);
        Yard.report(Yard.car("toyota", "corolla", 20_000)).expect(202);
        Yard.report(Yard.car("toyota", "corolla", 22_000)).expect(202);
        assertThat(Yard.report(bmw).expect(202).json().path("status").asText()).isEqualTo("queued");
        Yard.awaitRest();

        assertThat(get("/api/cars/stats/average-price-per-model")).isEqualTo(Json.read("""
                                [{"make":"bmw","model":"3-series","averagePrice":35000},
                                 {"make":"toyota","model":"corolla","averagePrice":21000}]
                                """));
        assertThat(get("/api/cars/stats/make-percentage"))
                .isEqualTo(Json.read(
                        "[{\"make\":\"bmw\",\"percentage\":33.33},{\"make\":\"toyota\",\"percentage\":66.67}]"));
        assertThat(get("/api/cars/stats/model-percentage"))
                .isEqualTo(
                        Json.read(
                                "[{\"model\":\"3-series\",\"percentage\":33.33},{\"model\":\"corolla\",\"percentage\":66.67}]"));
        assertThat(Yard.figures())
                .isEqualTo(Json.read("{\"count\":3,\"averagePrice\":25666.67,\"minPrice\":20000,\"maxPrice\":35000}"));
        JsonNode shown = get("/api/cars/" + Yard.id(bmw));
        assertThat(shown.path("normalizedModel").asText()).isEqualTo("3-series");
        assertThat(shown.path("source").asText()).isEqualTo("api");
    }

    @Test
    void oneOfManyThatIsBadTakesNoOtherWithIt() {
        List<Map<String, Object>> cars = new ArrayList<>(Yard.cars(1_000));
        cars.set(1, Map.of("id", Yard.id(cars.get(1)), "normalizedMake", "BMW!", "year", 1999));
        cars.set(2, Map.of());

        Answer answer = Yard.reportAll(cars).expect(202);

        assertThat(answer.json().path("accepted").asInt()).isEqualTo(998);
        assertThat(answer.json().path("refused").asInt()).isEqualTo(2);
        JsonNode refused = answer.json().at("/results/1");
        assertThat(refused.path("id").asText()).isEqualTo(cars.get(1).get("id"));
        assertThat(refused.path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asText()))
                .contains("normalizedMake", "normalizedModel", "year", "price", "location");
        assertThat(Yard.awaitRest().path("stored").asInt()).isEqualTo(998);
        Yard.requireKept(Yard.acknowledged(answer));
    }

    @Test
    void whatCannotBeTakenIsRefusedAsAWhole() {
        Yard.reportAll(Yard.cars(1_001)).expectProblem(413, "too-many-records");
        assertThat(Yard.reportAll(List.of(Map.of("year", "x"))).expect(400).badFields())
                .contains("records[0].year wrong-type", "records[0].price required");
        assertThat(Yard.reportAll(List.of()).expect(400).badFields()).containsExactly("records too-few");
        Map<String, Object> car = Yard.car("bmw", "a4", 2_999);
        car.put("source", "generator");
        car.put("colour", "red");
        assertThat(Yard.report(car).expect(400).badFields()).contains("price out-of-range", "colour unknown-field");
        car.put("generatedAt", "1969-12-31T23:59:59.999Z");
        car.remove("colour");
        assertThat(Yard.report(car).expect(400).badFields())
                .containsExactlyInAnyOrder("price out-of-range", "source invalid-format", "generatedAt out-of-range");
        Yard.as(Role.CUSTOMER).post("/api/cars", Yard.car("bmw", "a4", 3_000)).expect(403);
    }

    @Test
    void aRecordCountsOnceHoweverOftenAndFromWhereverItComes() {
        List<Map<String, Object>> cars = Yard.cars(300);

        assertThat(AtOnce.repeat(12, () -> Yard.reportAll(cars)))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(202));

        JsonNode rest = Yard.awaitRest();
        assertThat(rest.path("stored").asInt()).isEqualTo(300);
        assertThat(Yard.figures().path("count").asInt()).isEqualTo(300);
    }

    @Test
    void anUnknownMakeWaitsUntilItIsRepaired() {
        Map<String, Object> car = Yard.car("trabant", "a4", 4_000);
        Yard.reportAll(List.of(car, Yard.car("audi", "a5", 5_000), Yard.car("audi", "a4", 6_000)))
                .expect(202);
        JsonNode rest = Yard.awaitRest();
        assertThat(rest.path("stored").asInt()).isEqualTo(1);
        assertThat(rest.path("quarantined").asInt()).isEqualTo(2);
        assertThat(Yard.operator().all("/api/cars/quarantine"))
                .extracting(one -> one.path("reason").asText())
                .containsExactlyInAnyOrder("unknown-make", "unknown-model");
        String resubmit = "/api/cars/quarantine/" + Yard.id(car) + "/resubmit";

        Yard.operator().post(resubmit, Map.of("normalizedMake", "wartburg")).expectProblem(400, "unknown-make");
        assertThat(Yard.operator()
                        .post(resubmit, Map.of("normalizedMake", "wartburg", "normalizedModel", "353"))
                        .expectProblem(400, "unknown-make-and-model")
                        .badFields())
                .containsExactly("normalizedMake unknown-make-and-model", "normalizedModel unknown-make-and-model");
        Yard.operator().post(resubmit, Map.of("normalizedMake", "audi")).expect(202);
        Yard.operator()
                .post(resubmit, Map.of("normalizedMake", "audi"))
                .expectProblem(404, "quarantined-car-not-found");

        Yard.awaitStored(car);
        rest = Yard.awaitRest();
        assertThat(rest.path("stored").asInt()).isEqualTo(2);
        assertThat(rest.path("quarantined").asInt()).isEqualTo(1);
        // A copy of the broken record that comes late.
        Yard.report(car).expect(202);
        assertThat(Yard.awaitRest().path("quarantined").asInt()).isEqualTo(1);
        assertThat(get("/api/cars/" + Yard.id(car)).path("normalizedMake").asText())
                .isEqualTo("audi");
    }

    @Test
    void whatAnOperatorChangesOrRemovesIsCountedAndStaysSo() {
        Map<String, Object> first = Yard.car("ford", "focus", 10_000);
        Map<String, Object> second = Yard.car("ford", "focus", 20_000);
        Yard.reportAll(List.of(first, second)).expect(202);
        Yard.awaitRest();
        String path = "/api/cars/" + Yard.id(first);

        Yard.operator().patch(path, Map.of("normalizedModel", "focsu")).expectProblem(400, "unknown-model");
        Yard.operator().patch(path, Map.of("price", 1), "If-Match", "\"1\"").expect(400);
        Answer changed = Yard.operator()
                .patch(
                        path,
                        Map.of("normalizedMake", "honda", "normalizedModel", "civic", "price", 12_000),
                        "If-Match",
                        "\"1\"")
                .expect(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        Yard.operator()
                .patch(path, Map.of("price", 13_000), "If-Match", "\"1\"")
                .expectProblem(412, "stale-version");
        Yard.awaitRest();
        assertThat(Yard.figures().path("averagePrice").asInt()).isEqualTo(16_000);

        Yard.operator().delete("/api/cars/" + Yard.id(second)).expect(204);
        Yard.operator().delete("/api/cars/" + Yard.id(second)).expectProblem(404, "car-not-found");
        Yard.reportAll(List.of(first, second)).expect(202);
        JsonNode rest = Yard.awaitRest();
        assertThat(rest.path("stored").asInt()).isEqualTo(1);
        assertThat(rest.path("removed").asInt()).isEqualTo(1);
        assertThat(Yard.figures())
                .isEqualTo(Json.read("{\"count\":1,\"averagePrice\":12000,\"minPrice\":12000,\"maxPrice\":12000}"));
        Yard.operator().get("/api/cars/" + Yard.id(second)).expectProblem(404, "car-not-found");
    }

    @Test
    void aListIsFilteredByEverything() {
        Yard.reportAll(Yard.cars(400)).expect(202);
        Yard.awaitRest();

        List<JsonNode> found = Yard.operator().all("/api/cars?make=audi&model=3-series&location=yerevan&year=2020");

        assertThat(found)
                .hasSize((int) Yard.number(
                        "select count(*) from car where normalized_make = 'audi' and normalized_model = '3-series'"))
                .isNotEmpty()
                .allSatisfy(
                        car -> assertThat(car.path("normalizedMake").asText()).isEqualTo("audi"));
        assertThat(Yard.operator().all("/api/cars?year=2021")).isEmpty();
        assertThat(Yard.operator().all("/api/cars")).hasSize(400);
        Yard.operator().get("/api/cars?make=%00").expect(400);
        Yard.operator().get("/api/cars?year=x").expect(400);
    }

    @ParameterizedTest
    @CsvSource({"bmw, /api/cars", "trabant, /api/cars/quarantine"})
    void aListBeginsWithTheHighestId(String make, String list) {
        Map<String, Object> highest = Yard.car(make, "a4", 5_000);
        highest.put("id", new UUID(-1, -1).toString());
        Yard.reportAll(List.of(Yard.car(make, "a4", 6_000), highest)).expect(202);
        Yard.awaitRest();

        assertThat(get(list + "?limit=1").at("/items/0/id").asText()).isEqualTo(Yard.id(highest));
        assertThat(Yard.operator().all(list)).hasSize(2);
    }

    @Test
    void theGeneratorMakesExactlyItsRateByTheClock() {
        Yard.generate(60_000);
        await().atMost(Yard.PATIENCE).until(() -> Yard.intake().path("stored").asLong() > 5_000);
        Yard.generate(0);

        JsonNode rest = Yard.awaitRest();
        assertThat(rest.path("stored").asLong()).isEqualTo(Yard.number("""
                        select floor(extract(epoch from ended_at - started_at) * rate_per_minute / 60)::bigint
                        from generator_run
                        """));
        assertThat(Yard.number("select count(distinct sequence) from car"))
                .isEqualTo(rest.path("stored").asLong())
                .isEqualTo(Yard.number("select max(sequence) from car"));
    }

    /** As a generator leaves it that acknowledges before it writes: the books show what is lost, and a replay heals it. */
    @Test
    void whatWasAcknowledgedBeforeItWasWrittenIsMissedAndReplayed() {
        Database.rows("cars", """
                insert into generator_run (id, seed, started_at, rate_per_minute, sent, ended_at, goal)
                values (gen_random_uuid(), 7, date_trunc('second', now()) - interval '1 minute', 3000, 50,
                    date_trunc('second', now()), 3000)
                returning id
                """);
        JsonNode quiet = Yard.awaitQuiet();
        assertThat(quiet.path("missing").asLong()).isEqualTo(50);
        assertThat(quiet.path("stored").asLong()).isEqualTo(2_950);

        Map<String, String> range = Map.of("from", "2026-01-01T00:00:00.000Z", "until", "2099-01-01T00:00:00.000Z");
        Answer replayed = Yard.operator().post("/api/cars/replay", range).expect(200);
        Yard.operator().post("/api/cars/replay", range).expect(200);

        assertThat(replayed.json().path("sent").asLong()).isEqualTo(3_000);
        assertThat(replayed.json().path("goOnFrom").isNull()).isTrue();
        assertThat(Yard.awaitRest().path("stored").asLong()).isEqualTo(3_000);
    }

    @Test
    void aCleanUpLeavesNothingBehindWhileEverythingRuns() {
        Yard.generate(100_000);
        await().atMost(Yard.PATIENCE).until(() -> Yard.intake().path("stored").asLong() > 2_000);
        for (int i = 0; i < 5; i++) {
            Yard.reportAll(Yard.cars(500)).expect(202);
            Functions.invoke("CleanUpCars");
        }
        List<Map<String, Object>> after = Yard.cars(200);
        Answer answer = Yard.reportAll(after).expect(202);
        await().pollDelay(Duration.ofSeconds(1))
                .atMost(Yard.PATIENCE)
                .until(() -> Yard.intake().path("stored").asLong() > 500);
        Yard.generate(0);

        JsonNode rest = Yard.awaitRest();
        assertThat(Yard.number("select count(*) from car where source = 'api'")).isEqualTo(200);
        assertThat(rest.path("stored").asLong() - 200)
                .isEqualTo(Yard.number("select sum(sent)::bigint from generator_run"));
        Yard.requireKept(Yard.acknowledged(answer));
    }

    @Test
    void whatWasSentBeforeACleanUpIsDroppedAlsoWhereItsEpochIsNotKnown() {
        Map<String, Object> before = Yard.car("bmw", "a4", 9_000);
        Map<String, Object> after = Yard.car("bmw", "a4", 9_000);
        Stream.of(before, after)
                .forEach(car ->
                        car.putAll(Map.of("source", "test", "sequence", 1, "generatedAt", "2026-11-21T14:27:05.123Z")));
        Instant cleanedUpAt = Instant.parse(Database.rows(
                        "cars",
                        "select to_char(began_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') as at from intake_epoch")
                .getFirst()
                .get("at")
                .toString());

        Messages.send("CarQueue", withoutEpoch(cleanedUpAt.minusMillis(1), List.of(before)));
        Messages.send("CarQueue", withoutEpoch(cleanedUpAt, List.of(after)));

        Yard.awaitStored(after);
        Yard.awaitRest();
        Yard.operator().get("/api/cars/" + Yard.id(before)).expectProblem(404, "car-not-found");
    }

    /** As it is sent while Postgres is out of reach. */
    private static String withoutEpoch(Instant time, List<Object> cars) {
        return Json.write(Map.of(
                "detail",
                Map.of(
                        "id",
                        UUID.randomUUID().toString(),
                        "type",
                        "CarsReported",
                        "version",
                        1,
                        "time",
                        time.toString(),
                        "subject",
                        "intake/1",
                        "sequence",
                        1,
                        "correlationId",
                        "test-without-epoch",
                        "actor",
                        "system",
                        "data",
                        Map.of("cars", cars))));
    }

    @Test
    void aCleanUpIsAudited() {
        String entries = "select count(*) from outbox where type = 'CommandTried'"
                + " and cast(envelope as jsonb) #>> '{data,command}' = 'CleanUpCars'";
        long before = Yard.number(entries);

        Functions.invoke("CleanUpCars");

        assertThat(Yard.number(entries)).isEqualTo(before + 1);
    }

    @Test
    void whoLooksAtTheIntakeAndACleanUpDoNotHoldUpEachOther() {
        Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
        try (Crowd panels = new Crowd(
                6, () -> statuses.add(Yard.operator().get("/api/cars/intake").status()))) {
            for (int i = 0; i < 60; i++) {
                Functions.invoke("CleanUpCars");
            }
        }

        assertThat(statuses).isNotEmpty().containsOnly(200);
    }

    @Test
    void whatIsNoRecordIsQuarantinedAndCanBeRepairedAsAWhole() {
        Map<String, Object> good = Yard.car("bmw", "a4", 9_000);
        good.putAll(Map.of("source", "test", "sequence", 1, "generatedAt", "2026-11-21T14:27:05.123Z"));
        Messages.send("CarQueue", withoutEpoch(Instant.now(), List.of(good, Map.of("colour", "\u0000red"), "nothing")));

        Yard.awaitStored(good);
        Yard.awaitRest();
        List<JsonNode> unreadable = Yard.operator().all("/api/cars/quarantine");
        assertThat(unreadable)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.path("reason").asText()).isEqualTo("unreadable"));
        String resubmit =
                "/api/cars/quarantine/" + unreadable.getFirst().path("id").asText() + "/resubmit";
        assertThat(Yard.operator()
                        .post(resubmit, Map.of("year", 2020))
                        .expect(400)
                        .badFields())
                .containsExactlyInAnyOrder(
                        "normalizedMake required", "normalizedModel required", "price required", "location required");
        Map<String, Object> whole = Yard.car("bmw", "civic", 8_000);
        whole.remove("id");
        Yard.operator().post(resubmit, whole).expect(202);
        await().atMost(Yard.PATIENCE)
                .until(() -> Yard.awaitRest().path("stored").asInt() == 2);
    }

    private static JsonNode get(String path) {
        return Yard.operator().get(path).expect(200).json();
    }
}
