package io.lunapark.cinema.store;

import io.lunapark.cinema.Payment;
import io.lunapark.cinema.api.MetricsBody;
import io.lunapark.cinema.api.MetricsBody.Revenue;
import io.lunapark.cinema.api.MetricsBody.Takings;
import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Figures of the cinema, counted from what is true now. */
@Singleton
public final class Metrics {

    /** Those of a session and of a span of time, by a column of theirs; each may be left out. */
    private static final String WHICH = """
            where (cast(? as uuid) is null or session_id = ?)
              and (cast(? as timestamptz) is null or %1$s >= ? and %1$s < ?)
            """;

    private final Sql sql;

    Metrics(Sql sql) {
        this.sql = sql;
    }

    /**
     * A day means the reservations that were made on it, the money that came on it, and the sessions that begin on it.
     *
     * @param venue in whose time a day is meant
     */
    public MetricsBody of(Optional<LocalDate> day, Optional<UUID> sessionId, ZoneId venue) {
        Instant from = day.map(date -> date.atStartOfDay(venue).toInstant()).orElse(null);
        Instant until = day.map(date -> date.plusDays(1).atStartOfDay(venue).toInstant())
                .orElse(null);
        UUID session = sessionId.orElse(null);
        @Nullable Object[] which = {session, session, from, from, until};
        long[] made = sql.list(
                        "select count(*), count(sale_id) from reservation " + WHICH.formatted("created_at"),
                        row -> new long[] {row.getLong(1), row.getLong(2)},
                        which)
                .getFirst();
        List<Takings> takings =
                sql.list("""
                select payment.means, payment.currency, count(*) as payments, sum(amount_in_cents - refunded_in_cents) as cents
                from payment join reservation on reservation.id = payment.reservation_id %s
                and payment.status in ('APPROVED', 'REFUNDED') group by payment.currency, payment.means
                order by payment.currency, payment.means nulls first
                """.formatted(WHICH.formatted("payment.confirmed_at")), Metrics::takings, which);
        long[] seats = sql.list("""
                        select count(*), count(*) filter (where seat.status = 'sold')
                        from session_seat seat join session on session.id = seat.session_id
                        where (cast(? as uuid) is null or session.id = ?)
                          and (cast(? as timestamptz) is null or session.starts_at >= ? and session.starts_at < ?)
                          and session.status = 'scheduled'
                        """, row -> new long[] {row.getLong(1), row.getLong(2)}, which)
                .getFirst();
        return new MetricsBody(
                made[0],
                made[1],
                percent(made[1], made[0]),
                revenue(takings),
                takings,
                seats[0],
                seats[1],
                percent(seats[1], seats[0]));
    }

    private static Takings takings(ResultSet row) throws SQLException {
        String means = row.getString("means");
        return new Takings(
                means == null ? null : Payment.Means.valueOf(means),
                row.getString("currency"),
                row.getLong("payments"),
                row.getLong("cents"));
    }

    /** By currency, in their order. */
    private static List<Revenue> revenue(List<Takings> takings) {
        Map<String, Long> cents = new TreeMap<>();
        takings.forEach(one -> cents.merge(one.currency(), one.amountInCents(), Long::sum));
        return cents.entrySet().stream()
                .map(one -> new Revenue(one.getKey(), one.getValue()))
                .toList();
    }

    private static double percent(long part, long whole) {
        return whole == 0 ? 0 : Math.round(1000.0 * part / whole) / 10.0;
    }
}
