package io.lunapark.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.doors.Site.Place;
import io.lunapark.doors.Site.Somebody;
import io.lunapark.testing.Answer;
import io.lunapark.testing.AtOnce;
import io.lunapark.testing.SecondLane;
import io.lunapark.testing.backend.EveryBackEnd;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Somebody presses the button again, since the answer did not come: it is the same attempt. */
@EveryBackEnd
@SecondLane
class UnlockKeyIT {

    @Test
    void theSameKeyUsesAGuestPassOnce() {
        Place office = Site.building("Entrance:low");
        Somebody guest = Site.visitor();
        String door = office.door("Entrance");
        Site.issuePass(guest, door, 2);
        guest.opens(door); // of two uses one is left
        String key = UUID.randomUUID().toString();

        Answer first = unlock(guest, door, key).expect(200);
        Answer again = unlock(guest, door.toUpperCase(Locale.ROOT), key).expect(200);

        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(Site.history(door)).hasSize(2 + waits(door));
        unlock(guest, door, UUID.randomUUID().toString()).expectProblem(403, "pass-used-up");
    }

    @Test
    void twentyTriesAtOnceAreOne() {
        Place office = Site.building("Entrance:low");
        Somebody anna = Site.employee();
        String door = office.door("Entrance");
        Site.grant(office, anna, "low");
        anna.opens(door);
        long before = granted(door);
        String key = UUID.randomUUID().toString();

        List<Answer> answers = AtOnce.repeat(20, () -> unlock(anna, door, key));

        assertThat(answers.stream().filter(answer -> answer.status() == 200).map(Answer::text))
                .isNotEmpty()
                .containsOnly(answers.stream()
                        .filter(answer -> answer.status() == 200)
                        .findFirst()
                        .orElseThrow()
                        .text());
        assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 503);
        assertThat(granted(door)).isEqualTo(before + 1);
    }

    @Test
    void aDenialIsToldAgainAndAnotherBodyRefused() {
        Place office = Site.building("Entrance:low");
        Somebody ben = Site.employee();
        String door = office.door("Entrance");
        String key = UUID.randomUUID().toString();
        unlock(ben, door, key).expectProblem(403, "not-a-member");
        Site.grant(office, ben, "low");
        ben.opens(door);

        Answer again = unlock(ben, door, key).expectProblem(403, "not-a-member");

        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        ben.api()
                .post(path(door), Map.of("other", "body"), "Idempotency-Key", key)
                .expectProblem(422, "idempotency-key-reused");
        unlock(Site.employee(), door, key).expectProblem(403, "not-a-member");
    }

    @Test
    void aKeyBringsBackNothingThatWasTakenAway() {
        Place office = Site.building("Entrance:low");
        Somebody anna = Site.employee();
        String door = office.door("Entrance");
        Site.grant(office, anna, "low");
        anna.opens(door);
        String key = UUID.randomUUID().toString();
        unlock(anna, door, key).expect(200);

        Site.security().delete(office.member(anna)).expect(204);

        unlock(anna, door, key).expectProblem(403, "not-a-member");
    }

    /** The store may keep it for longer. */
    @Test
    void aKeyWhoseDayIsOverIsThatOfANewAttempt() {
        Place office = Site.building("Entrance:low");
        Somebody anna = Site.employee();
        String door = office.door("Entrance");
        Site.grant(office, anna, "low");
        anna.opens(door);
        String key = UUID.randomUUID().toString();
        unlock(anna, door, key).expect(200);
        long before = granted(door);

        DoorStores.endDayOfKeys(anna.id());

        assertThat(unlock(anna, door, key).expect(200).header("Idempotent-Replayed"))
                .isEmpty();
        assertThat(granted(door)).isEqualTo(before + 1);
        assertThat(unlock(anna, door, key).expect(200).header("Idempotent-Replayed"))
                .isEqualTo("true");
    }

    private static Answer unlock(Somebody person, String door, String key) {
        return person.api().post(path(door), "", "Idempotency-Key", key);
    }

    private static String path(String door) {
        return "/api/doors/" + door + "/unlock";
    }

    private static long granted(String door) {
        return attempts(door).filter("granted"::equals).count();
    }

    /** Refusals of before the pass had reached the door. */
    private static int waits(String door) {
        return (int) attempts(door).filter("denied"::equals).count();
    }

    private static Stream<String> attempts(String door) {
        return Site.history(door).stream().map(entry -> entry.path("outcome").asText());
    }
}
