package io.lunapark.cinema;

import static io.lunapark.cinema.Cinemas.MOVIE;
import static io.lunapark.cinema.Cinemas.NOW;
import static io.lunapark.cinema.Cinemas.ROOM;
import static io.lunapark.cinema.Cinemas.SEVEN;
import static io.lunapark.cinema.Cinemas.accepted;
import static io.lunapark.cinema.Cinemas.events;
import static io.lunapark.cinema.Cinemas.refused;
import static io.lunapark.cinema.Cinemas.seats;
import static io.lunapark.cinema.Cinemas.session;
import static io.lunapark.cinema.Cinemas.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.cinema.CinemaProblem.NotEnoughSeats;
import io.lunapark.cinema.CinemaProblem.SessionHasBegun;
import io.lunapark.cinema.CinemaProblem.SessionIsCancelled;
import io.lunapark.cinema.CinemaProblem.StartsInThePast;
import io.lunapark.cinema.CinemaProblem.ZoneNotFound;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final UUID ID = new UUID(0x3000L, 1);

    @Test
    void aSessionNeedsSixteenSeatsAndAFuture() {
        assertThat(refused(Session.schedule(
                        ID, MOVIE, ROOM, terms(SEVEN), seats(16).subList(0, 15), NOW)))
                .isEqualTo(new NotEnoughSeats(16, 15));
        assertThat(refused(Session.schedule(ID, MOVIE, ROOM, terms(NOW), seats(16), NOW)))
                .isEqualTo(new StartsInThePast());
        assertThat(events(Session.schedule(ID, MOVIE, ROOM, terms(NOW.plusMillis(1)), seats(16), NOW)))
                .containsExactly("SessionScheduled");
    }

    @Test
    void theRoomIsFreeFifteenMinutesAfterTheRunningTime() {
        assertThat(session().roomFreeAt()).isEqualTo(SEVEN.plusSeconds(135 * 60));
    }

    @Test
    void aZoneMayHaveAPriceOfItsOwn() {
        assertThat(session().priceOf(null)).isEqualTo(2500);
        assertThat(session().priceOf("back")).isEqualTo(3000);
        assertThat(session().priceOf("balcony")).isEqualTo(2500);
        List<Seat> withoutZones = seats(32).subList(0, 16);
        assertThat(refused(Session.schedule(ID, MOVIE, ROOM, terms(SEVEN), withoutZones, NOW)))
                .isEqualTo(new ZoneNotFound("back"));
    }

    @Test
    void whatIsCancelledStaysCancelled() {
        Session cancelled = accepted(session().cancel());

        assertThat(cancelled.version()).isEqualTo(2);
        assertThat(events(cancelled.cancel())).isEmpty();
        assertThat(refused(cancelled.change(100L, null, NOW))).isEqualTo(new SessionIsCancelled(ID));
    }

    @Test
    void onlyWhatIsNamedChanges() {
        assertThat(accepted(session().change(100L, null, NOW)).startsAt()).isEqualTo(SEVEN);
        assertThat(accepted(session().change(null, SEVEN.plusSeconds(60), NOW)).priceInCents())
                .isEqualTo(2500);
        assertThat(refused(session().change(null, NOW, NOW))).isEqualTo(new StartsInThePast());
        assertThat(refused(session().change(100L, null, SEVEN))).isEqualTo(new SessionHasBegun(ID));
    }

    @Property(tries = 200)
    void aPlanHasTheSeatsThatItWasMadeOf(@ForAll @IntRange(min = 1, max = 100) int pairs) {
        List<Seat> seats = seats(2 * pairs);

        assertThat(SeatPlan.of(seats).seats()).isEqualTo(seats);
        assertThat(SeatPlan.of(seats).rows()).hasSize(2);
    }
}
