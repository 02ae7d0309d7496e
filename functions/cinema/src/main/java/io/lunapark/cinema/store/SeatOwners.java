package io.lunapark.cinema.store;

import io.lunapark.cinema.ReservedSeat;
import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Gives seats that are locked to reservations, or takes them back; each seat stands beside the reservation that it is about. */
@Singleton
final class SeatOwners {

    private final Sql sql;

    SeatOwners(Sql sql) {
        this.sql = sql;
    }

    /** @param states what has become of each claim: {@code released} or {@code refunded} */
    void free(List<UUID> seats, List<UUID> by, List<String> states) {
        if (seats.isEmpty()) {
            return;
        }
        sql.update("""
                update session_seat set status = 'available', reservation_id = null, held_until = null, version = version + 1
                where id = any(cast(? as uuid[]))
                """, seats);
        sql.update("""
                update reservation_seat set state = freed.state
                from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as text[])) as freed (seat_id, by_id, state)
                where session_seat_id = freed.seat_id and reservation_id = freed.by_id
                """, seats, by, states);
        sql.update("""
                update ticket set refunded_at = clock_timestamp(), version = version + 1
                from unnest(cast(? as uuid[]), cast(? as uuid[])) as freed (seat_id, by_id)
                where session_seat_id = freed.seat_id and reservation_id = freed.by_id
                  and refunded_at is null and checked_in_at is null
                """, seats, by);
    }

    /** A hold that another reservation had of them is over. */
    void sell(List<ReservedSeat> seats, List<UUID> by) {
        if (seats.isEmpty()) {
            return;
        }
        List<UUID> ids = seats.stream().map(ReservedSeat::id).toList();
        sql.update("""
                update reservation_seat set state = 'released'
                from unnest(cast(? as uuid[]), cast(? as uuid[])) as sold (seat_id, by_id)
                where session_seat_id = sold.seat_id and reservation_id <> sold.by_id and state = 'held'
                """, ids, by);
        sql.update("""
                update session_seat seat
                set status = 'sold', reservation_id = sold.by_id, held_until = null, version = seat.version + 1
                from unnest(cast(? as uuid[]), cast(? as uuid[])) as sold (seat_id, by_id) where seat.id = sold.seat_id
                """, ids, by);
        sql.update("""
                update reservation_seat set state = 'sold'
                from unnest(cast(? as uuid[]), cast(? as uuid[])) as sold (seat_id, by_id)
                where session_seat_id = sold.seat_id and reservation_id = sold.by_id
                """, ids, by);
    }
}
