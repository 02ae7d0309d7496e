package io.lunapark.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lunapark.coasters.Given;
import io.lunapark.localstack.Link;
import io.lunapark.localstack.SignedIn;
import io.lunapark.localstack.SiteAccount;
import io.lunapark.testing.Api;
import io.lunapark.testing.backend.BackEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A centre and a site as two real stacks with a line between them: cut, edit on both sides, kill, join. */
class SitesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void whatWasDoneOnBothSidesOfACutLineIsOnBothAfterwards() throws IOException, InterruptedException {
        Path key = folder.resolve("north.key");
        try (RunnerProcess centreRunner = RunnerProcess.start(data("centre"));
                Link link = new Link(centreRunner.address("url"))) {
            Api centre = centreRunner.park().api();
            SiteAccount.make(centreRunner.address("url"), admin(centreRunner), "north", key);
            String older = register(centre, 10);

            link.cut();
            RunnerProcess northRunner = north(link, key);
            String own;
            try {
                Api north = northRunner.park().api();
                JsonNode joining = north.get("/api/health").expect(503).json();
                assertThat(joining.path("status").asText()).isEqualTo("not-in-sync");
                assertThat(joining.path("nodes").path(0).path("state").asText()).isEqualTo("joining");
                own = register(north, 20);

                link.mend();
                bothShowTheSame(centre, north, 2);
                await().atMost(PATIENCE).until(() -> north.get("/api/health").status() == 200);
                assertThat(numbers(north)).doesNotHaveDuplicates().contains("A1", "A2");

                link.cut();
                staff(centre, own, 30);
                staff(north, own, 40);
                staff(centre, older, 50);
                wagon(centre, own);
                wagon(north, own);
                register(centre, 60);
                register(north, 70);
                northRunner.kill();
            } finally {
                northRunner.kill();
            }
            northRunner = north(link, key);
            try {
                Api north = northRunner.park().api();
                assertThat(staffOf(north, own)).isEqualTo(40);
                assertThat(here(north).path("unsent").asLong()).isEqualTo(3);
                await().atMost(PATIENCE).until(() -> here(north).path("state").asText(), "alone"::equals);
                assertThat(north.get("/api/health").status()).isEqualTo(200);

                link.mend();
                bothShowTheSame(centre, north, 4);
                assertThat(numbers(centre)).doesNotHaveDuplicates();
                assertThat(staffOf(centre, own)).as("the owner wins").isEqualTo(40);
                assertThat(staffOf(north, older)).isEqualTo(50);
                assertThat(coaster(centre, own).path("wagons")).hasSize(2);
                JsonNode conflict = onlyConflict(centre);
                assertThat(onlyConflict(north)).isEqualTo(conflict);
                assertThat(conflict.at("/lost/staff").asInt()).isEqualTo(30);
                assertThat(conflict.at("/won/site").asText()).isEqualTo("north");

                north.post("/api/conflicts/" + conflict.path("id").asText() + "/reapply", "")
                        .expect(204);
                bothShowTheSame(centre, north, 4);
                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(staffOf(centre, own)).isEqualTo(30);
                    assertThat(centre.all("/api/conflicts")).isEmpty();
                    assertThat(north.all("/api/conflicts")).isEmpty();
                });
                aSiteWhoseChangesAreRefusedStillReads(centreRunner, north, own, older);
                assertThat(centre.get("/api/sites")
                                .expect(200)
                                .json()
                                .at("/sites/0/name")
                                .asText())
                        .isEqualTo("north");
            } finally {
                northRunner.close();
            }
        }
    }

    /** The centre has forgotten what the site has sent, as after a restore of an older backup. */
    private static void aSiteWhoseChangesAreRefusedStillReads(
            RunnerProcess centreRunner, Api north, String own, String older) {
        centreRunner.park().postgres().texts("delete from edit where site = 'north' returning id");
        staff(north, own, 80);
        await().atMost(PATIENCE).until(() -> here(north).path("state").asText(), "refused"::equals);

        JsonNode health = north.get("/api/health").expect(503).json();
        assertThat(health.path("status").asText()).isEqualTo("not-in-sync");
        assertThat(health.path("nodes").path(0).path("state").asText()).isEqualTo("refused");
        staff(centreRunner.park().api(), older, 90);
        await().atMost(PATIENCE).until(() -> staffOf(north, older) == 90);
        assertThat(staffOf(north, own)).isEqualTo(80);
    }

    private RunnerProcess north(Link link, Path key) throws IOException {
        return RunnerProcess.start(
                data("north"),
                "--dynamodb",
                BackEnd.engine().choice(),
                "--site",
                "north",
                "--centre",
                link.url(),
                "--site-key",
                key.toString());
    }

    private Path data(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private static SignedIn admin(RunnerProcess runner) {
        return SignedIn.with(
                runner.address("url"), runner.address("firstAdmin"), Path.of(runner.address("firstAdminPasswordFile")));
    }

    private static String register(Api api, int staff) {
        return api.post("/api/coasters", Given.coaster(staff, 1000)).expect(201).id();
    }

    private static void staff(Api api, String coaster, int staff) {
        Map<String, Object> settings = new HashMap<>(Given.coaster(staff, 1000));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> api.put("/api/coasters/" + coaster, settings).expect(200));
    }

    private static void wagon(Api api, String coaster) {
        api.post("/api/coasters/" + coaster + "/wagons", Given.wagon()).expect(201);
    }

    private static JsonNode coaster(Api api, String id) {
        return api.get("/api/coasters/" + id).expect(200).json();
    }

    private static int staffOf(Api api, String coaster) {
        return coaster(api, coaster).path("staff").asInt();
    }

    private static JsonNode here(Api api) {
        return api.get("/api/sites").expect(200).json().path("here");
    }

    private static JsonNode onlyConflict(Api api) {
        await().atMost(PATIENCE).until(() -> api.all("/api/conflicts").size() == 1);
        return api.all("/api/conflicts").getFirst();
    }

    private static List<String> numbers(Api api) {
        return api.all("/api/coasters").stream()
                .map(coaster -> coaster.path("number").asText())
                .toList();
    }

    private static void bothShowTheSame(Api centre, Api north, int coasters) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(shown(north)).hasSize(coasters).containsExactlyElementsOf(shown(centre));
            assertThat(here(north).path("unsent").asLong()).isZero();
        });
    }

    /** Versions count changes on each computer by itself. */
    private static List<JsonNode> shown(Api api) {
        List<JsonNode> coasters = api.all("/api/coasters");
        coasters.forEach(coaster -> {
            ((ObjectNode) coaster).remove("version");
            coaster.path("wagons").forEach(wagon -> ((ObjectNode) wagon).remove("version"));
        });
        return coasters;
    }

    @AfterEach
    void stopWhatWasLeft() throws IOException {
        for (String name : List.of("centre", "north")) {
            RunnerProcess.postgres(data(name)).ifPresent(ProcessHandle::destroy);
        }
    }
}
