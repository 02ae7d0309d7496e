package io.lunapark.cinema;

import io.lunapark.cinema.Booking.LockedSeat;
import io.lunapark.cinema.Booking.SeatNow;
import io.lunapark.cinema.Session.Terms;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.Decision.Accepted;
import io.lunapark.kernel.Decision.Refused;
import io.lunapark.kernel.Ids;
import io.lunapark.kernel.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Sessions and reservations for tests: Movie X at 19:00 in a room of 16 seats, and the afternoon before. */
final class Cinemas {

    static final Instant NOW = Instant.parse("2026-11-21T14:27:05.123Z");
    static final Instant SEVEN = Instant.parse("2026-11-21T18:00:00Z");
    static final Movie MOVIE = new Movie(new UUID(0x1000L, 1), "Movie X", "", 120);
    static final Room ROOM = new Room(new UUID(0x2000L, 1), "Room 1", 16);
    static final UUID ANNA = new UUID(0xa000L, 1);

    private Cinemas() {}

    /** Ids 1, 2, 3, … */
    static Ids ids() {
        long[] last = {0};
        return () -> new UUID(0x7000L, ++last[0]);
    }

    /** Two rows, of which the second is a zone. */
    static List<Seat> seats(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Seat(
                        new UUID(0x5000L, i),
                        i < count / 2 ? "A" : "B",
                        i % (count / 2) + 1,
                        SeatKind.standard,
                        i < count / 2 ? null : "back"))
                .toList();
    }

    static Terms terms(Instant startsAt) {
        return new Terms(startsAt, 2500, "PLN", 30, Map.of("back", 3000L), null);
    }

    static Session session() {
        return accepted(Session.schedule(new UUID(0x3000L, 1), MOVIE, ROOM, terms(SEVEN), seats(16), NOW));
    }

    /** Anna's, of these places. */
    static Booking reserved(int... places) {
        Session session = session();
        List<ReservedSeat> taken = IntStream.of(places)
                .mapToObj(place -> {
                    Seat seat = seats(16).get(place);
                    return new ReservedSeat(
                            seat.id(),
                            place,
                            seat.row(),
                            seat.column(),
                            seat.kind(),
                            seat.zone(),
                            session.priceOf(seat.zone()),
                            1);
                })
                .toList();
        return accepted(Booking.reserve(new UUID(0x4000L, 1), ANNA, session, taken, NOW, NOW.plusSeconds(30), ids()));
    }

    /** Its seats as they were left, all like this. */
    static List<LockedSeat> all(Booking booking, SeatNow now) {
        return booking.reservation().seats().stream()
                .map(seat -> new LockedSeat(seat, now, null))
                .toList();
    }

    static Booking sold(Booking booking) {
        return accepted(booking.confirm(session(), all(booking, SeatNow.OURS), NOW, ids()))
                .booking();
    }

    static <T> T accepted(Decision<T> decision) {
        return ((Accepted<T>) decision).value();
    }

    static List<String> events(Decision<?> decision) {
        return ((Accepted<?>) decision)
                .events().stream().map(event -> event.type()).toList();
    }

    static Problem refused(Decision<?> decision) {
        return ((Refused<?>) decision).problem();
    }
}
