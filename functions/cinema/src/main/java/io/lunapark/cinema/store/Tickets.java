package io.lunapark.cinema.store;

import io.lunapark.cinema.CinemaProblem.TicketNotFound;
import io.lunapark.cinema.Ticket;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The tickets in Postgres, without their codes, which are made of them when they are needed. They start when their session
 * does, also where that was moved.
 */
@Singleton
public final class Tickets {

    private static final String TICKET = """
            select ticket.id, reservation.sale_id, reservation.session_id, ticket.session_seat_id, reservation.user_id,
                   seat.row_label, seat.col, session.starts_at, ticket.issued_at, ticket.refunded_at, ticket.checked_in_at,
                   ticket.entrance, ticket.version
            from ticket join reservation on reservation.id = ticket.reservation_id
                join session_seat seat on seat.id = ticket.session_seat_id
                join session on session.id = reservation.session_id
            """;

    private final Sql sql;

    Tickets(Sql sql) {
        this.sql = sql;
    }

    public void insert(UUID reservationId, List<Ticket> tickets) {
        for (Ticket ticket : tickets) {
            sql.update("""
                    insert into ticket (id, reservation_id, session_seat_id, issued_at, version) values (?, ?, ?, ?, ?)
                    """, ticket.id(), reservationId, ticket.seatId(), ticket.issuedAt(), ticket.version());
        }
    }

    public Optional<Ticket> find(UUID id) {
        return sql.find(TICKET + "where ticket.id = ?", Tickets::ticket, id);
    }

    /** By the sale that each belongs to; those that are paid back too. */
    public Map<UUID, List<Ticket>> ofSales(List<UUID> saleIds) {
        return sql
                .list(
                        TICKET + "where reservation.sale_id = any(cast(? as uuid[])) order by seat.place",
                        Tickets::ticket,
                        saleIds)
                .stream()
                .collect(Collectors.groupingBy(Ticket::saleId));
    }

    /**
     * Locked until the transaction ends.
     *
     * @throws ProblemException {@code ticket-not-found}
     */
    public Ticket lock(UUID id) {
        sql.list("select id from ticket where id = ? for update", row -> Sql.uuid(row, "id"), id);
        return find(id).orElseThrow(() -> new ProblemException(new TicketNotFound(id)));
    }

    public void checkIn(Ticket used) {
        Ticket.CheckIn checkIn = Objects.requireNonNull(used.checkIn());
        sql.update(
                "update ticket set checked_in_at = ?, entrance = ?, version = ? where id = ?",
                checkIn.at(),
                checkIn.entrance(),
                used.version(),
                used.id());
    }

    private static Ticket ticket(ResultSet row) throws SQLException {
        Instant shown = Sql.instantOrNull(row, "checked_in_at");
        return new Ticket(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "sale_id"),
                Sql.uuid(row, "session_id"),
                Sql.uuid(row, "session_seat_id"),
                Sql.uuid(row, "user_id"),
                row.getString("row_label"),
                row.getInt("col"),
                Sql.instant(row, "starts_at"),
                Sql.instant(row, "issued_at"),
                Sql.instantOrNull(row, "refunded_at"),
                shown == null ? null : new Ticket.CheckIn(shown, row.getString("entrance")),
                row.getLong("version"));
    }
}
