package io.lunapark.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.doors.Site.Place;
import io.lunapark.doors.Site.Somebody;
import io.lunapark.localstack.Stack;
import io.lunapark.platform.lambda.AtOtherTimes;
import io.lunapark.testing.Json;
import io.lunapark.testing.LocalStackExtension;
import io.lunapark.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A clock that is set back moves what a window says and nothing else: no withdrawal is undone, and nothing is lost. */
@ExtendWith(LocalStackExtension.class)
class ClockStepsBackIT {

    private final SteppingClock clock = new SteppingClock();
    private final AtOtherTimes unlock;

    ClockStepsBackIT(Stack stack) {
        Map<String, String> environment = new HashMap<>(stack.whereabouts().variables());
        environment.putAll(stack.template().functions().stream()
                .filter(function -> function.id().equals("UnlockDoor"))
                .findFirst()
                .orElseThrow()
                .environment());
        unlock = new AtOtherTimes(environment, clock);
    }

    @AfterEach
    void close() {
        unlock.close();
    }

    @Test
    void whatWasWithdrawnStaysSoAndEveryAttemptIsKeptUnderItsOwnTime() throws Exception {
        Somebody anna = Site.employee();
        Somebody ben = Site.employee();
        Somebody guest = Site.employee();
        Place office = Site.building("Entrance:low");
        String door = office.door("Entrance");
        Site.grant(office, anna, "low");
        Site.grant(office, ben, "low");
        Site.issuePass(guest, door, 9);
        List.of(anna, ben, guest).forEach(person -> person.opens(door));
        Site.security().delete(office.member(ben)).expect(204);

        int attempts = Site.history(door).size();
        assertThat(said(anna, door)).isEqualTo("granted");
        clock.stepBack(Duration.ofHours(1));
        Instant earlier = clock.instant();

        assertThat(said(anna, door)).isEqualTo("granted");
        assertThat(said(ben, door)).isEqualTo("not-a-member");
        assertThat(said(guest, door)).isEqualTo("pass-not-yet-valid");
        List<JsonNode> before =
                Site.security().all("/api/doors/" + door + "/history?to=" + earlier.plus(Duration.ofMinutes(1)));
        assertThat(before)
                .extracting(entry -> entry.path("reason").asText("granted"))
                .containsExactly("pass-not-yet-valid", "not-a-member", "granted");
        assertThat(Site.history(door))
                .hasSize(attempts + 4)
                .extracting(entry -> Instant.parse(entry.path("time").asText()))
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    /** The decision, or the reason against it. */
    private String said(Somebody person, String door) throws IOException {
        clock.tick();
        String event = Files.readString(Project.at("functions", "doors", "events", "UnlockDoor.json"))
                .replace("01a1fe80-ef23-7000-8000-000000000202", door)
                .replace("01a1fe80-ef23-7000-8000-00000000aaaa", person.id().toString())
                .replace("[admin]", "[employee]");
        JsonNode body = Json.read(Json.read(unlock.call(event)).path("body").asText());
        return body.path("decision").asText(body.path("code").asText());
    }

    /** Goes on by a second at each {@link #tick}, and back when it is told to. */
    private static final class SteppingClock extends Clock {

        private Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        void tick() {
            now = now.plusSeconds(1);
        }

        void stepBack(Duration step) {
            now = now.minus(step);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
