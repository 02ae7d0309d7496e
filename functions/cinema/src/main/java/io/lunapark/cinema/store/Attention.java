package io.lunapark.cinema.store;

import io.lunapark.cinema.api.CinemaAttentionBody;
import io.lunapark.cinema.api.CinemaAttentionBody.SoldOut;
import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What wants attention in the cinema, as Postgres has it. */
@Singleton
public final class Attention {

    private static final Duration DAY = Duration.ofHours(24);

    /** A message is tried five times within this; after that it is dead-lettered. */
    private static final Duration REFUND_PATIENCE = Duration.ofMinutes(5);

    private final Sql sql;

    Attention(Sql sql) {
        this.sql = sql;
    }

    public CinemaAttentionBody at(Instant now) {
        List<SoldOut> soldOut = sql.list(
                """
                select session.id, movie_title, room_name, starts_at, count(waiting.seats) as people,
                    coalesce(sum(waiting.seats), 0) as wanted
                from session left join waiting on waiting.session_id = session.id and waiting.reservation_id is null
                where session.status = 'scheduled' and starts_at between ? and ? and not exists (
                    select from session_seat seat where seat.session_id = session.id
                      and (seat.status = 'available' or seat.status = 'held' and seat.held_until <= clock_timestamp()))
                group by session.id order by starts_at
                """,
                row -> new SoldOut(
                        Sql.uuid(row, "id"),
                        row.getString("movie_title"),
                        row.getString("room_name"),
                        Sql.instant(row, "starts_at"),
                        row.getLong("people"),
                        row.getLong("wanted")),
                now,
                now.plus(DAY));
        long[] late = sql.list(
                        """
                        select (select count(*) from payment
                                where refunded_in_cents > 0 and means is null
                                  and refunded_in_cents > (select coalesce(sum(refund.amount_in_cents), 0) from refund
                                                           where refund.payment_id = payment.id)
                                  and not exists (select from outbox
                                                  where subject = 'payment/' || payment.id and stored_at > ?)),
                               (select count(*) from payment where reason = 'seatsGone' and confirmed_at > ?)
                        """,
                        row -> new long[] {row.getLong(1), row.getLong(2)},
                        now.minus(REFUND_PATIENCE),
                        now.minus(DAY))
                .getFirst();
        return new CinemaAttentionBody(soldOut, late[0], late[1]);
    }
}
