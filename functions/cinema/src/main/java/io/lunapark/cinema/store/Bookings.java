package io.lunapark.cinema.store;

import io.lunapark.cinema.Booking;
import io.lunapark.cinema.Booking.LockedSeat;
import io.lunapark.cinema.Booking.SeatNow;
import io.lunapark.cinema.CinemaProblem.PaymentNotFound;
import io.lunapark.cinema.CinemaProblem.ReservationNotFound;
import io.lunapark.cinema.CinemaProblem.SaleNotFound;
import io.lunapark.cinema.Payment;
import io.lunapark.cinema.Reservation;
import io.lunapark.cinema.ReservedSeat;
import io.lunapark.cinema.Ticket;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reservations with their payments in Postgres, for changes. They are locked after their seats, in the order of their ids,
 * and changed many at a time: the sweeper ends hundreds with one statement each.
 */
@Singleton
public final class Bookings {

    /** How a seat stands is said in the list of columns, which alone is looked at again after the wait for a lock. */
    private static final String SEATS_OF = """
            select claim.reservation_id, claim.price_in_cents, %1$s,
                   case when seat.reservation_id = claim.reservation_id
                        then case when seat.status = 'held' and seat.held_until <= clock_timestamp() and %2$s
                             then 'KEPT' else 'OURS' end
                        when (seat.status = 'available' or seat.status = 'held' and seat.held_until <= clock_timestamp())
                             and not %2$s
                        then 'FREE' else 'GONE' end as now
            from reservation_seat claim join session_seat seat on seat.id = claim.session_seat_id
            where claim.reservation_id = any(cast(? as uuid[]))
            order by seat.id for update of seat
            """.formatted(SeatRow.COLUMNS, Seats.KEPT_FOR_WAITING);

    private final Sql sql;
    private final SeatOwners owners;

    Bookings(Sql sql, SeatOwners owners) {
        this.sql = sql;
        this.owners = owners;
    }

    /** @throws ProblemException {@code payment-not-found} */
    public UUID reservationOfPayment(UUID paymentId) {
        return sql.find(
                        "select reservation_id from payment where id = ?",
                        row -> Sql.uuid(row, "reservation_id"),
                        paymentId)
                .orElseThrow(() -> new ProblemException(new PaymentNotFound(paymentId)));
    }

    /** @throws ProblemException {@code sale-not-found} */
    public UUID reservationOfSale(UUID saleId) {
        return sql.find("select id from reservation where sale_id = ?", row -> Sql.uuid(row, "id"), saleId)
                .orElseThrow(() -> new ProblemException(new SaleNotFound(saleId)));
    }

    /** Those of a session that hold or have bought seats. Its seats are locked already. */
    public List<UUID> activeOf(UUID sessionId) {
        return sql.list("""
                select distinct reservation_id from reservation_seat
                where state in ('held', 'sold') and session_seat_id in (select id from session_seat where session_id = ?)
                """, row -> Sql.uuid(row, "reservation_id"), sessionId);
    }

    public void insert(Booking booking) {
        Reservation reservation = booking.reservation();
        Payment payment = booking.payment();
        sql.update(
                """
                with made as (
                    insert into reservation
                        (id, session_id, user_id, total_in_cents, currency, status, created_at, expires_at, version)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)),
                paid as (
                    insert into payment
                        (id, reservation_id, user_id, amount_in_cents, refunded_in_cents, currency, status, created_at, version)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?))
                insert into reservation_seat (reservation_id, session_seat_id, price_in_cents, state)
                select ?, seat_id, price, 'held' from unnest(cast(? as uuid[]), cast(? as bigint[])) as seats (seat_id, price)
                """,
                reservation.id(),
                reservation.sessionId(),
                reservation.userId(),
                reservation.totalInCents(),
                reservation.currency(),
                reservation.status(),
                reservation.createdAt(),
                reservation.expiresAt(),
                reservation.version(),
                payment.id(),
                reservation.id(),
                payment.userId(),
                payment.amountInCents(),
                payment.refundedInCents(),
                payment.currency(),
                payment.status(),
                payment.createdAt(),
                payment.version(),
                reservation.id(),
                reservation.seats().stream().map(ReservedSeat::id).toList(),
                reservation.seats().stream().map(ReservedSeat::priceInCents).toList());
    }

    /**
     * Its seats and it, locked until the transaction ends.
     *
     * @throws ProblemException {@code reservation-not-found}
     */
    public LockedBooking lock(UUID reservationId) {
        return lockAll(List.of(reservationId)).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(new ReservationNotFound(reservationId)));
    }

    public List<LockedBooking> lockAll(Collection<UUID> reservationIds) {
        return locked(seats(SEATS_OF, reservationIds), bookings("for update", reservationIds));
    }

    /**
     * Some that are not paid though their time is over, the longest overdue first. What another sweeper or a
     * call has just locked is left out, so that there is no waiting here: a reservation with any seat that is locked, also one
     * that another reservation has by now.
     */
    public List<LockedBooking> lockOverdue(int limit) {
        Map<UUID, Integer> overdue = new HashMap<>();
        sql.list("""
                select id, (select count(*) from reservation_seat where reservation_id = reservation.id) as seats
                from reservation where status = 'pending' and expires_at <= clock_timestamp()
                order by expires_at limit ? for update skip locked
                """, row -> overdue.put(Sql.uuid(row, "id"), row.getInt("seats")), limit);
        Map<UUID, List<LockedSeat>> seats = seats(SEATS_OF + " skip locked", overdue.keySet());
        List<UUID> whole = overdue.entrySet().stream()
                .filter(one -> seats.getOrDefault(one.getKey(), List.of()).size() == one.getValue())
                .map(Map.Entry::getKey)
                .toList();
        return locked(seats, bookings("", whole));
    }

    /** Stores what has become of bookings that are locked. */
    public void replaceAll(List<LockedBooking> before, List<Booking> after) {
        List<ReservedSeat> sold = new ArrayList<>();
        List<UUID> soldBy = new ArrayList<>();
        List<UUID> freed = new ArrayList<>();
        List<UUID> freedBy = new ArrayList<>();
        List<String> states = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            Reservation was = before.get(i).booking().reservation();
            Reservation now = after.get(i).reservation();
            boolean sells = was.saleId() == null && now.saleId() != null;
            for (ReservedSeat seat : changed(before.get(i).seats(), now)) {
                if (sells) {
                    sold.add(seat);
                    soldBy.add(now.id());
                } else {
                    freed.add(seat.id());
                    freedBy.add(now.id());
                    states.add(was.saleId() == null ? "released" : "refunded");
                }
            }
        }
        owners.free(freed, freedBy, states);
        owners.sell(sold, soldBy);
        updateReservations(after.stream().map(Booking::reservation).toList());
        updatePayments(after.stream().map(Booking::payment).toList());
    }

    public void replace(LockedBooking before, Booking after) {
        if (!after.equals(before.booking())) {
            replaceAll(List.of(before), List.of(after));
        }
    }

    private void updateReservations(List<Reservation> reservations) {
        sql.update(
                """
                update reservation
                set status = now.status, sale_id = now.sale_id, version = now.version,
                    sold_at = case when now.sale_id is null then null else coalesce(reservation.sold_at, clock_timestamp()) end
                from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as uuid[]), cast(? as bigint[]))
                    as now (id, status, sale_id, version)
                where reservation.id = now.id
                """,
                reservations.stream().map(Reservation::id).toList(),
                reservations.stream().map(Reservation::status).toList(),
                reservations.stream().map(Reservation::saleId).toList(),
                reservations.stream().map(Reservation::version).toList());
    }

    private void updatePayments(List<Payment> payments) {
        sql.update(
                """
                update payment
                set status = now.status, means = now.means, reason = now.reason, refunded_in_cents = now.refunded,
                    confirmed_at = now.confirmed_at, version = now.version
                from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as bigint[]),
                            cast(? as timestamptz[]), cast(? as bigint[]))
                    as now (id, status, means, reason, refunded, confirmed_at, version)
                where payment.id = now.id
                """,
                payments.stream().map(Payment::id).toList(),
                payments.stream().map(Payment::status).toList(),
                payments.stream().map(Payment::means).toList(),
                payments.stream().map(Payment::reason).toList(),
                payments.stream().map(Payment::refundedInCents).toList(),
                payments.stream().map(Payment::confirmedAt).toList(),
                payments.stream().map(Payment::version).toList());
    }

    private Map<UUID, List<LockedSeat>> seats(String statement, Collection<UUID> reservationIds) {
        Map<UUID, List<LockedSeat>> seats = new HashMap<>();
        sql.list(
                statement,
                row -> seats.computeIfAbsent(Sql.uuid(row, "reservation_id"), id -> new ArrayList<>())
                        .add(new LockedSeat(
                                SeatRow.of(row).at(row.getLong("price_in_cents")),
                                SeatNow.valueOf(row.getString("now")),
                                null)),
                reservationIds);
        return seats;
    }

    private Map<UUID, BookingRow> bookings(String lock, Collection<UUID> ids) {
        Map<UUID, BookingRow> found = new LinkedHashMap<>();
        sql.list(
                """
                select %s from reservation join payment on payment.reservation_id = reservation.id
                where reservation.id = any(cast(? as uuid[])) order by reservation.id %s
                """.formatted(BookingRow.COLUMNS, lock),
                row -> {
                    BookingRow booking = BookingRow.of(row);
                    return found.put(booking.id(), booking);
                },
                ids);
        return found;
    }

    /** With the moments at which tickets were shown, since what was used is not paid back. */
    private List<LockedBooking> locked(Map<UUID, List<LockedSeat>> seats, Map<UUID, BookingRow> bookings) {
        Map<UUID, Ticket.CheckIn> used = usedTickets(bookings.values().stream()
                .filter(BookingRow::isSold)
                .map(BookingRow::id)
                .toList());
        return bookings.values().stream()
                .map(row -> {
                    List<LockedSeat> own = seats.getOrDefault(row.id(), List.of()).stream()
                            .map(one -> new LockedSeat(
                                    one.seat(), one.now(), used.get(one.seat().id())))
                            .toList();
                    return new LockedBooking(
                            row.booking(own.stream().map(LockedSeat::seat).toList()), own);
                })
                .toList();
    }

    private Map<UUID, Ticket.CheckIn> usedTickets(List<UUID> reservationIds) {
        Map<UUID, Ticket.CheckIn> used = new HashMap<>();
        if (!reservationIds.isEmpty()) {
            sql.list(
                            """
                            select session_seat_id, checked_in_at, entrance from ticket
                            where reservation_id = any(cast(? as uuid[])) and refunded_at is null order by id for update
                            """,
                            row -> new IssuedTicket(
                                    Sql.uuid(row, "session_seat_id"),
                                    Sql.instantOrNull(row, "checked_in_at"),
                                    row.getString("entrance")),
                            reservationIds)
                    .forEach(ticket -> ticket.checkIn().ifPresent(checkIn -> used.put(ticket.seatId(), checkIn)));
        }
        return used;
    }

    private record IssuedTicket(
            UUID seatId, @Nullable Instant at, @Nullable String entrance) {
        Optional<Ticket.CheckIn> checkIn() {
            return at == null || entrance == null ? Optional.empty() : Optional.of(new Ticket.CheckIn(at, entrance));
        }
    }

    private static List<ReservedSeat> changed(List<LockedSeat> before, Reservation after) {
        Set<ReservedSeat> known = new HashSet<>();
        before.forEach(seat -> known.add(seat.seat()));
        return after.seats().stream().filter(seat -> !known.contains(seat)).toList();
    }
}
