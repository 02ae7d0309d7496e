package io.lunapark.cinema.store;

import io.lunapark.cinema.Booking;
import io.lunapark.cinema.Payment;
import io.lunapark.cinema.Reservation;
import io.lunapark.cinema.ReservedSeat;
import io.lunapark.platform.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reservation with its payment as they are in Postgres, without the seats. */
record BookingRow(
        UUID id,
        UUID sessionId,
        UUID userId,
        long totalInCents,
        String currency,
        Reservation.Status status,
        Instant createdAt,
        Instant expiresAt,
        @Nullable UUID saleId,
        long version,
        Payment payment) {

    /** Columns that it is read from, of the tables {@code reservation} and {@code payment}. */
    static final String COLUMNS = """
            reservation.id, reservation.session_id, reservation.user_id, reservation.total_in_cents, reservation.currency,
            reservation.status, reservation.created_at, reservation.expires_at, reservation.sale_id, reservation.version,
            payment.id as payment_id, payment.refunded_in_cents, payment.status as payment_status, payment.means,
            payment.reason, payment.confirmed_at, payment.version as payment_version
            """;

    static BookingRow of(ResultSet row) throws SQLException {
        String means = row.getString("means");
        String reason = row.getString("reason");
        Payment payment = new Payment(
                Sql.uuid(row, "payment_id"),
                Sql.uuid(row, "id"),
                Sql.uuid(row, "user_id"),
                row.getLong("total_in_cents"),
                row.getLong("refunded_in_cents"),
                row.getString("currency"),
                Payment.Status.valueOf(row.getString("payment_status")),
                means == null ? null : Payment.Means.valueOf(means),
                reason == null ? null : Payment.Reason.valueOf(reason),
                Sql.instant(row, "created_at"),
                Sql.instantOrNull(row, "confirmed_at"),
                row.getLong("payment_version"));
        return new BookingRow(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "session_id"),
                Sql.uuid(row, "user_id"),
                row.getLong("total_in_cents"),
                row.getString("currency"),
                Reservation.Status.valueOf(row.getString("status")),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "expires_at"),
                row.getObject("sale_id", UUID.class),
                row.getLong("version"),
                payment);
    }

    boolean isSold() {
        return saleId != null;
    }

    /** @param seats in any order */
    Booking booking(List<ReservedSeat> seats) {
        Reservation reservation = new Reservation(
                id,
                sessionId,
                userId,
                seats.stream()
                        .sorted((one, other) -> Integer.compare(one.place(), other.place()))
                        .toList(),
                totalInCents,
                currency,
                status,
                createdAt,
                expiresAt,
                payment.id(),
                saleId,
                version);
        return new Booking(reservation, payment);
    }
}
