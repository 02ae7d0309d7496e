package io.lunapark.cinema.store;

import io.lunapark.cinema.Booking;
import io.lunapark.cinema.Payment;
import io.lunapark.cinema.Reservation;
import io.lunapark.cinema.ReservedSeat;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reservations and payments as their owners read them, newest first. One whose time is over reads as expired at that very
 * moment, though the sweeper may write it down later: the view {@code booking} of the database sees to that.
 */
@Singleton
public final class OwnBookings {

    private static final String BOOKING = "select * from booking ";

    /** Of ten tickets each, whose pictures take some 10 KB; Lambda gives no answer of more than 6 MB. */
    private static final int MOST_PURCHASES = 30;

    private final Sql sql;

    OwnBookings(Sql sql) {
        this.sql = sql;
    }

    public Optional<Booking> find(UUID reservationId) {
        return list("where id = ?", reservationId).stream().findFirst();
    }

    public Optional<Booking> ofPayment(UUID paymentId) {
        return list("where payment_id = ?", paymentId).stream().findFirst();
    }

    /** @param status empty for all */
    public Page<Booking> reservations(UUID userId, Optional<Reservation.Status> status, PageRequest page) {
        List<Booking> found = list(
                "where user_id = ? and id < ? and (cast(? as text) is null or status = ?) order by id desc limit ?",
                userId,
                Pages.before(page),
                status.orElse(null),
                status.orElse(null),
                page.limit() + 1);
        return Pages.of(page, found, booking -> booking.reservation().id());
    }

    /** @param status empty for all */
    public Page<Booking> payments(UUID userId, Optional<Payment.Status> status, PageRequest page) {
        List<Booking> found =
                list("""
                where user_id = ? and payment_id < ? and (cast(? as text) is null or payment_status = ?)
                order by payment_id desc limit ?
                """, userId, Pages.before(page), status.orElse(null), status.orElse(null), page.limit() + 1);
        return Pages.of(page, found, booking -> booking.payment().id());
    }

    /** What was sold to the user, also where it was given back; no more at once than whose tickets fit into an answer. */
    public Page<Booking> purchases(UUID userId, PageRequest wanted) {
        PageRequest page = wanted.atMost(MOST_PURCHASES);
        List<Booking> found = list(
                "where user_id = ? and id < ? and sale_id is not null order by id desc limit ?",
                userId,
                Pages.before(page),
                page.limit() + 1);
        return Pages.of(page, found, booking -> booking.reservation().id());
    }

    private List<Booking> list(String which, @Nullable Object... parameters) {
        List<BookingRow> rows = sql.list(BOOKING + which, BookingRow::of, parameters);
        Map<UUID, List<ReservedSeat>> seats = new HashMap<>();
        sql.list(
                """
                select claim.reservation_id, claim.price_in_cents, %s
                from reservation_seat claim join session_seat seat on seat.id = claim.session_seat_id
                where claim.reservation_id = any(cast(? as uuid[]))
                """.formatted(SeatRow.COLUMNS),
                row -> seats.computeIfAbsent(Sql.uuid(row, "reservation_id"), id -> new ArrayList<>())
                        .add(SeatRow.of(row).at(row.getLong("price_in_cents"))),
                rows.stream().map(BookingRow::id).toList());
        return rows.stream()
                .map(row -> row.booking(seats.getOrDefault(row.id(), List.of())))
                .toList();
    }
}
