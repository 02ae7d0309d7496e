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
                Session session = event.read("session", Session.class, json);
                views.show(session.id(), event.read("plan", SeatPlan.class, json));
                views.show(session);
            }
            case "SessionChanged", "SessionCancelled" -> views.show(event.read("session", Session.class, json));
            case "ReservationCreated" -> {
                Reservation held = event.read("reservation", Reservation.class, json);
                held.seats().forEach(seat -> views.show(held.sessionId(), seat, SeatStatus.held, held.expiresAt()));
            }
            case "SeatSold" -> show(event, SeatStatus.sold);
            case "SeatReleased" -> show(event, SeatStatus.available);
            default -> throw new IllegalArgumentException("Nothing is known of " + event.type());
        }
    }

    private void show(Envelope event, SeatStatus status) {
        views.show(
                event.read("sessionId", UUID.class, json), event.read("seat", ReservedSeat.class, json), status, null);
    }

    @Override
    public ViewTable table() {
        return views.table();
    }

    @Override
    public boolean tells(ViewKey key) {
        return SessionViews.areOfEvents(key);
    }
}
