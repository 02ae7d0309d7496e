package io.lunapark.cinema;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.cinema.SeatHistory.Kind;
import io.lunapark.cinema.SeatHistory.Step;
import io.lunapark.testing.Json;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What Postgres and its events say of a session: who ever had which seat, and where the money is. */
public final class SessionLedger {

    private final Rows rows;
    private final String sessionId;

    /** The schema of the cinema. */
    @FunctionalInterface
    public interface Rows {
        /** Rows column by column. */
        List<Map<String, Object>> of(String sql, Object... parameters);
    }

    public SessionLedger(Rows rows, String sessionId) {
        this.rows = rows;
        this.sessionId = sessionId;
    }

    /** What is wrong; empty where no seat ever had two owners. */
    public List<String> faults() {
        Map<String, List<Step>> steps = new HashMap<>();
        Map<String, Instant> soldAt = new HashMap<>();
        rows.of(
                        "select id, sold_at from reservation where session_id = ? and sold_at is not null",
                        UUID.fromString(sessionId))
                .forEach(row -> soldAt.put(row.get("id").toString(), ((Timestamp) row.get("sold_at")).toInstant()));
        rows.of("""
                        select envelope from outbox
                        where type in ('ReservationCreated', 'PaymentConfirmed', 'SeatReleased') and envelope like ?
                        """, "%" + sessionId + "%")
                .forEach(row -> add(Json.read(row.get("envelope").toString()), steps, soldAt));
        List<String> faults = new ArrayList<>();
        steps.forEach((seat, history) -> faults.addAll(SeatHistory.faults(history)));
        return faults;
    }

    private static void add(JsonNode event, Map<String, List<Step>> steps, Map<String, Instant> soldAt) {
        JsonNode reservation = event.at("/data/reservation");
        String owner = reservation.path("id").asText();
        Instant at = Instant.parse(event.path("time").asText());
        switch (event.path("type").asText()) {
            case "ReservationCreated" ->
                reservation
                        .path("seats")
                        .forEach(seat -> add(
                                steps,
                                seat,
                                Kind.HELD,
                                owner,
                                Instant.parse(reservation.path("createdAt").asText()),
                                Instant.parse(reservation.path("expiresAt").asText())));
            case "PaymentConfirmed" ->
                reservation
                        .path("seats")
                        .forEach(seat -> add(steps, seat, Kind.SOLD, owner, soldAt.getOrDefault(owner, at), null));
            default -> add(steps, event.at("/data/seat"), Kind.RELEASED, null, at, null);
        }
    }

    private static void add(
            Map<String, List<Step>> steps,
            JsonNode seat,
            Kind kind,
            @Nullable String owner,
            Instant at,
            @Nullable Instant until) {
        steps.computeIfAbsent(seat.path("id").asText(), id -> new ArrayList<>())
                .add(new Step(seat.path("version").asLong(), kind, owner, at, until));
    }

    /** Payments whose money is neither in seats that are sold nor given back. */
    public List<Map<String, Object>> moneyThatIsLost() {
        return rows.of("""
                select payment.id, payment.status, amount_in_cents, refunded_in_cents, sold from payment
                    join reservation on reservation.id = payment.reservation_id,
                    lateral (select coalesce(sum(price_in_cents), 0) as sold from reservation_seat claim
                             where claim.reservation_id = reservation.id and claim.state = 'sold') seats
                where session_id = ? and (
                    payment.status in ('APPROVED', 'REFUNDED') and amount_in_cents <> sold + refunded_in_cents
                    or payment.status in ('PENDING', 'EXPIRED') and sold + refunded_in_cents <> 0)
                """, UUID.fromString(sessionId));
    }

    /** How its seats stand, in the order of their places. */
    public List<String> seats() {
        return rows.of("""
                        select case when status = 'held' and held_until <= clock_timestamp() then 'available' else status end
                            as status
                        from session_seat where session_id = ? order by place
                        """, UUID.fromString(sessionId)).stream()
                .map(row -> row.get("status").toString())
                .toList();
    }
}
