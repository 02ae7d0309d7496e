package io.lunapark.cinema.projectsessions;

import io.lunapark.cinema.Reservation;
import io.lunapark.cinema.ReservedSeat;
import io.lunapark.cinema.SeatPlan;
import io.lunapark.cinema.SeatStatus;
import io.lunapark.cinema.Session;
import io.lunapark.cinema.view.SessionViews;
import io.lunapark.cinema.view.SessionViews.SeatChange;
import io.lunapark.platform.event.Envelope;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.view.ViewKey;
import io.lunapark.platform.view.ViewProjection;
import io.lunapark.platform.view.ViewTable;
import io.micronaut.json.JsonMapper;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps the view of the sessions and their seats. Nothing of who reserves gets into it. */
@UseCase
public class ProjectSessions implements ViewProjection {

    private static final Set<String> OF_SESSIONS = Set.of("SessionScheduled", "SessionChanged", "SessionCancelled");
    private static final Set<String> OF_SEATS = Set.of("ReservationCreated", "SeatSold", "SeatReleased");

    private final SessionViews views;
    private final JsonMapper json;

    ProjectSessions(SessionViews views, JsonMapper json) {
        this.views = views;
        this.json = json;
    }

    @Override
    public Set<String> types() {
        return Stream.concat(OF_SESSIONS.stream(), OF_SEATS.stream()).collect(Collectors.toSet());
    }

    /** What the batch tells of seats; neighbours share a write. */
    @Override
    public List<Envelope> applyTogether(List<Envelope> batch) {
        List<Envelope> ofSeats =
                batch.stream().filter(event -> OF_SEATS.contains(event.type())).toList();
        views.show(ofSeats.stream().flatMap(this::seats).toList());
        return ofSeats;
    }

    @Override
    public void apply(Envelope event) {
        if (OF_SEATS.contains(event.type())) {
            views.show(seats(event).toList());
            return;
        }
        Session session = event.read("session", Session.class, json);
        if (event.type().equals("SessionScheduled")) {
            views.show(session.id(), event.read("plan", SeatPlan.class, json));
        }
        views.show(session);
    }

    private Stream<SeatChange> seats(Envelope event) {
        return switch (event.type()) {
            case "ReservationCreated" -> {
                Reservation held = event.read("reservation", Reservation.class, json);
                yield held.seats().stream()
                        .map(seat -> new SeatChange(held.sessionId(), seat, SeatStatus.held, held.expiresAt()));
            }
            case "SeatSold" -> Stream.of(seat(event, SeatStatus.sold));
            case "SeatReleased" -> Stream.of(seat(event, SeatStatus.available));
            default -> throw new IllegalArgumentException(event.type() + " tells of no seat");
        };
    }

    private SeatChange seat(Envelope event, SeatStatus status) {
        return new SeatChange(
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
