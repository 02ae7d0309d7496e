package io.lunapark.coasters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.testing.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The day ride by ride, and days that might be. */
class TimetableAndWhatIfIT {

    @Test
    void everyRideOfEveryWagonIsInTheTimetable() {
        // a ride takes 1500 s, a break 300 s
        String id = Park.register(Given.coaster(5, 512), 2);

        List<JsonNode> rides = Park.all(Park.coaster(id) + "/timetable");

        assertThat(rides).hasSize(32);
        List<JsonNode> first = ridesOf(rides, "W1");
        assertThat(times(first.getFirst())).containsExactly("08:00", "08:25", "08:30");
        assertThat(times(first.get(1))).containsExactly("08:30", "08:55", "09:00");
        assertThat(times(first.getLast())).containsExactly("15:30", "15:55", "16:00");
        assertThat(ridesOf(rides, "W2")).hasSize(16);
    }

    @Test
    void aNightPassesMidnight() {
        String id = Park.register(Given.coaster(3, 100, "22:00", "2:00"), 1);

        List<JsonNode> rides = Park.all(Park.coaster(id) + "/timetable");

        assertThat(rides).hasSize(8);
        assertThat(times(rides.get(3))).containsExactly("23:30", "23:55", "00:00");
        assertThat(times(rides.getLast())).containsExactly("01:30", "01:55", "02:00");
        assertThat(rides.getLast().path("returnsAfterSeconds").asLong()).isEqualTo(14_100);
    }

    @Test
    void aWagonMayReturnExactlyAtClosingAndAHeadwayStaggersTheDepartures() {
        String id = Park.register(Given.with(Given.coaster(5, 0, "8:00", "8:55"), "minHeadwaySeconds", 60), 2);

        List<JsonNode> rides = Park.all(Park.coaster(id) + "/timetable");

        assertThat(times(ridesOf(rides, "W1").getLast())).containsExactly("08:30", "08:55", "09:00");
        assertThat(times(ridesOf(rides, "W2").getFirst())).containsExactly("08:01", "08:26", "08:31");
    }

    @Test
    void aDayThatMightBeIsPlannedAndNothingIsStored() {
        String id = Park.register(Given.coaster(16, 60000), 1);
        JsonNode before = Park.get(Park.coaster(id)).json();
        int events = Stores.archive().size();

        JsonNode plan = Park.post(
                        Park.coaster(id) + "/what-if",
                        Map.of(
                                "staff",
                                5,
                                "dailyClients",
                                511,
                                "opensAt",
                                "22:00",
                                "closesAt",
                                "6:00",
                                "wagons",
                                List.of(Given.wagon(), Given.wagon())))
                .expect(200)
                .json();

        assertThat(plan.path("windowMinutes").asInt()).isEqualTo(480);
        assertThat(plan.path("clients").path("capacity").asInt()).isEqualTo(1024);
        assertThat(plan.path("problems").findValuesAsText("code")).containsExactly("surplus-capacity");
        assertThat(Park.get(Park.coaster(id)).json()).isEqualTo(before);
        assertThat(Stores.rows("select staff, version from coaster where id = ?::uuid", id)
                        .toString())
                .isEqualTo("[{staff=16, version=2}]");
        assertThat(Stores.archive().stream().skip(events)).noneMatch(event -> event.contains("coaster/"));
    }

    @Test
    void aDayThatMightBeNamesItsBadFieldsToo() {
        String id = Park.register(Given.coaster(16, 60000), 0);

        Answer refused = Park.post(
                Park.coaster(id) + "/what-if",
                "{\"staff\":-1,\"opensAt\":\"25:00\",\"wagons\":[{\"seats\":0,\"speedMps\":1.2}]}");

        refused.expectProblem(400, "invalid-request");
        assertThat(refused.badFields())
                .containsExactlyInAnyOrder(
                        "staff out-of-range", "opensAt invalid-format", "wagons[0].seats out-of-range");
    }

    @Test
    void aDayThatMightBeMayBeSaidInPolish() {
        String path = Park.coaster(Park.register(Given.coaster(16, 60000), 1)) + "/what-if";

        Answer polish = Park.post(
                path, Map.of("liczba_personelu", 5, "liczba_klientow", 9, "godziny_od", "22:00", "godziny_do", "6:00"));
        Answer english = Park.post(path, Map.of("staff", 5, "dailyClients", 9, "opensAt", "22:00", "closesAt", "6:00"));

        assertThat(polish.expect(200).json()).isEqualTo(english.expect(200).json());
    }

    private static List<JsonNode> ridesOf(List<JsonNode> rides, String wagon) {
        return rides.stream()
                .filter(ride -> ride.path("wagonNumber").asText().equals(wagon))
                .toList();
    }

    private static List<String> times(JsonNode ride) {
        return List.of(
                ride.path("departsAt").asText(),
                ride.path("returnsAt").asText(),
                ride.path("readyAgainAt").asText());
    }
}
