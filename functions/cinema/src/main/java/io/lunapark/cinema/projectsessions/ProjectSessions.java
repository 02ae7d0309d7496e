package io.lunapark.cinema.projectsessions;

import io.lunapark.cinema.Reservation;
import io.lunapark.cinema.ReservedSeat;
import io.lunapark.cinema.SeatPlan;
import io.lunapark.cinema.SeatStatus;
import io.lunapark.cinema.Session;
import io.lunapark.cinema.view.SessionViews;
import io.lunapark.platform.event.Envelope;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.view.ViewKey;
import io.lunapark.platform.view.ViewProjection;
import io.lunapark.platform.view.ViewTable;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.UUID;

/** Keeps the view of the sessions and their seats. Nothing of who reserves gets into it. */
@UseCase
public class ProjectSessions implements ViewProjection {

    private final SessionViews views;
    private final JsonMapper json;

    ProjectSessions(SessionViews views, JsonMapper json) {
        this.views = views;
        this.json = json;
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "SessionScheduled",
                "SessionChanged",
                "SessionCancelled",
                "ReservationCreated",
                "SeatSold",
                "SeatReleased");
    }

    @Override
    public void apply(Envelope event) {
        switch (event.type()) {
            case "SessionScheduled" -> {
                Session session = read(event, "session", Session.class);
                views.show(session.id(), read(event, "plan", SeatPlan.class));
                views.show(session);
            }
            case "SessionChanged", "SessionCancelled" -> views.show(read(event, "session", Session.class));
            case "ReservationCreated" -> {
                Reservation held = read(event, "reservation", Reservation.class);
                held.seats().forEach(seat -> views.show(held.sessionId(), seat, SeatStatus.held, held.expiresAt()));
            }
            case "SeatSold" -> show(event, SeatStatus.sold);
            case "SeatReleased" -> show(event, SeatStatus.available);
            default -> throw new IllegalArgumentException("Nothing is known of " + event.type());
        }
    }

    private void show(Envelope event, SeatStatus status) {
        views.show(read(event, "sessionId", UUID.class), read(event, "seat", ReservedSeat.class), status, null);
    }

    @Override
    public ViewTable table() {
        return views.table();
    }

    @Override
    public boolean tells(ViewKey key) {
        return SessionViews.areOfEvents(key);
    }

    private <T> T read(Envelope event, String field, Class<T> type) {
        JsonNode value = event.data().get(field);
        if (value == null) {
            throw new IllegalArgumentException("The event carries no " + field);
        }
        try {
            return json.readValueFromTree(value, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
