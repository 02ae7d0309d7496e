package io.lunapark.coasters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.testing.Answer;
import org.junit.jupiter.api.Test;

/** What the original task asks for, done by somebody who has only read the task. */
class NewcomerIT {

    @Test
    void postsTheTwoPolishBodiesAndReadsWhatIsMissing() {
        Answer coaster = Park.post("/api/coasters", Given.POLISH_COASTER).expect(201);
        String id = coaster.id();
        assertThat(coaster.header("Location")).isEqualTo(Park.coaster(id));
        assertThat(coaster.json().path("number").asText()).matches("A[1-9][0-9]*");

        Answer wagon = Park.post(Park.wagons(id), Given.POLISH_WAGON).expect(201);
        assertThat(wagon.header("Location")).isEqualTo(Park.wagon(id, wagon.id()));
        assertThat(wagon.json().path("number").asText()).isEqualTo("W1");

        Park.awaitViews();
        JsonNode statistics = Park.statistics(id);
        assertThat(statistics.path("status").asText()).isEqualTo("problem");
        assertThat(statistics.path("opensAt").asText()).isEqualTo("08:00");
        assertThat(statistics.path("closesAt").asText()).isEqualTo("16:00");
        assertThat(statistics.path("windowMinutes").asInt()).isEqualTo(480);
        assertThat(statistics.path("wagons").toString()).isEqualTo("{\"present\":1,\"staffed\":1,\"required\":118}");
        assertThat(statistics.path("staff").toString())
                .isEqualTo("{\"present\":16,\"requiredForPresentWagons\":3,\"required\":237}");
        assertThat(statistics.path("clients").toString())
                .isEqualTo("{\"planned\":60000,\"capacity\":512,\"staffedCapacity\":512}");
        assertThat(statistics.path("rides").path(0).path("rides").asInt()).isEqualTo(16);
        assertThat(statistics.path("problems").toString())
                .isEqualTo("[{\"code\":\"missing-wagons\",\"severity\":\"critical\",\"wagons\":117,\"staff\":221,"
                        + "\"text\":\"Missing 117 wagons, 221 staff\"}]");
    }

    @Test
    void readsTheSameInPolishOnTheConsole() {
        String id = Park.post("/api/coasters", Given.POLISH_COASTER).expect(201).id();
        Park.post(Park.wagons(id), Given.POLISH_WAGON).expect(201);
        Park.awaitViews();

        String console = Park.get("/api/statistics/console", "Accept-Language", "pl")
                .expect(200)
                .text();

        assertThat(console).contains("""
                2. Liczba wagonów: 1/118
                3. Dostępny personel: 16/237
                4. Klienci dziennie: 60000
                5. Problem: Brakuje 221 pracowników, brak 117 wagonów
                """);
    }

    @Test
    void mayMixPolishAndEnglishNamesButGivesEachFieldOnce() {
        Park.post(
                        "/api/coasters",
                        "{\"liczba_personelu\":16,\"dailyClients\":1,\"dl_trasy\":1800,\"opensAt\":\"08:00\",\"godziny_do\":\"16:00\"}")
                .expect(201);

        Answer twice = Park.post(
                "/api/coasters",
                "{\"liczba_personelu\":16,\"staff\":16,\"dailyClients\":1,\"dl_trasy\":1800,\"opensAt\":\"08:00\",\"closesAt\":\"16:00\"}");

        twice.expectProblem(400, "invalid-request");
        assertThat(twice.badFields()).containsExactly("staff duplicate-field");
    }
}
