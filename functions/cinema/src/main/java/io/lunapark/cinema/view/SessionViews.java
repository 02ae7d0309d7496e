package io.lunapark.cinema.view;

import io.lunapark.cinema.CinemaProblem.SessionNotFound;
import io.lunapark.cinema.ReservedSeat;
import io.lunapark.cinema.Seat;
import io.lunapark.cinema.SeatPlan;
import io.lunapark.cinema.SeatStatus;
import io.lunapark.cinema.Session;
import io.lunapark.cinema.api.SeatOnMap;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.json.IsoTime;
import io.lunapark.platform.view.ReadYourWrites;
import io.lunapark.platform.view.ViewKey;
import io.lunapark.platform.view.ViewTable;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The read view of the sessions: a document per session, one for each start that it has had, by which it is found, one with its
 * seats, which never change, and {@link SeatBlocks} of what has become of them. A seat of which nothing is said there is available.
 */
@Singleton
@Requires(property = "lunapark.view-table")
public final class SessionViews {

    private static final String SESSION = "session";
    private static final String START = "start";
    private static final String PLAN = "plan/";

    /** Sorts behind every time. */
    private static final String AFTER_ALL = "~";

    /** Releases before had a document for each seat; a rebuild removes those. */
    private static final String FORMER_SEAT = "seat/";

    /** Plans of sessions that are looked at; one of 2,000 seats takes some 300 KB. */
    private static final int MOST_PLANS = 200;

    private final ViewTable table;
    private final SeatBlocks seats;
    private final ReadYourWrites readYourWrites;
    private final Map<UUID, List<Seat>> plans = new ConcurrentHashMap<>();

    SessionViews(ViewTable table, SeatBlocks seats, ReadYourWrites readYourWrites) {
        this.table = table;
        this.seats = seats;
        this.readYourWrites = readYourWrites;
    }

    public ViewTable table() {
        return table;
    }

    /** Whether an event tells of what lies there. */
    public static boolean areOfEvents(ViewKey key) {
        return key.partition().equals(SESSION)
                || key.partition().equals(START)
                || key.partition().startsWith(PLAN)
                || key.partition().startsWith(SeatBlocks.PARTITION)
                || key.partition().startsWith(FORMER_SEAT);
    }

    /** Its start first: from one that is not true any more nothing is shown. */
    public void show(Session session) {
        table.put(startKey(session), session.version(), new StartView(session.id(), session.startsAt()));
        table.put(sessionKey(session.id()), session.version(), session);
    }

    public void show(UUID sessionId, SeatPlan plan) {
        table.put(planKey(sessionId), 1, plan);
    }

    /**
     * Something that has become of a seat.
     *
     * @param until when a hold is over; null where it is not held
     */
    public record SeatChange(
            UUID sessionId,
            ReservedSeat seat,
            SeatStatus status,
            @Nullable Instant until) {

        SeatView view() {
            return new SeatView(seat.place(), status, until, seat.version());
        }
    }

    public void show(List<SeatChange> changes) {
        seats.show(changes);
    }

    /** @throws ProblemException {@code session-not-found} */
    public Session session(UUID id) {
        return readYourWrites
                .find(id, () -> false, () -> table.find(sessionKey(id), Session.class))
                .orElseThrow(() -> new ProblemException(new SessionNotFound(id)));
    }

    /** In the order in which they were scheduled. */
    public Page<Session> sessions(PageRequest page, Predicate<Session> wanted) {
        return table.page(SESSION, page, false, Session.class, wanted);
    }

    /**
     * In the order of their starts.
     *
     * @param to the first moment at which one does not count any more; empty for all that come
     */
    public Page<Session> between(Instant from, Optional<Instant> to, PageRequest page, Predicate<Session> wanted) {
        Page<StartView> starts =
                table.between(START, IsoTime.of(from), to.map(IsoTime::of).orElse(AFTER_ALL), page, StartView.class);
        Map<UUID, Session> found = table
                .findAll(
                        starts.items().stream()
                                .map(start -> sessionKey(start.sessionId()))
                                .distinct()
                                .toList(),
                        Session.class)
                .stream()
                .collect(Collectors.toMap(Session::id, session -> session));
        List<Session> sessions = starts.items().stream()
                .flatMap(start -> Optional.ofNullable(found.get(start.sessionId()))
                        .filter(session -> session.startsAt().equals(start.startsAt()))
                        .stream())
                .filter(wanted)
                .toList();
        return new Page<>(sessions, starts.nextCursor());
    }

    /**
     * The seats of a session as they are now.
     *
     * @param version changes when anything here does
     */
    public record SeatMap(List<SeatOnMap> seats, String version) {}

    public SeatMap map(Session session, Instant now) {
        List<Seat> plan = plan(session.id());
        @Nullable SeatView[] views = new SeatView[plan.size()];
        long changes = session.version();
        long held = 0;
        for (SeatView view : seats.of(session.id())) {
            views[view.place()] = view;
            changes += view.version();
            held += view.statusAt(now) == SeatStatus.held ? 1 : 0;
        }
        List<SeatOnMap> onMap = new ArrayList<>();
        for (int place = 0; place < views.length; place++) {
            onMap.add(onMap(session, plan.get(place), views[place], now));
        }
        // Events only ever add to the first number, and between events the second only ever falls.
        return new SeatMap(onMap, changes + "-" + held);
    }

    private static SeatOnMap onMap(Session session, Seat seat, @Nullable SeatView view, Instant now) {
        SeatStatus present = view == null ? SeatStatus.available : view.statusAt(now);
        SeatStatus status = session.status() == Session.Status.cancelled ? SeatStatus.blocked : present;
        return new SeatOnMap(
                seat.id(),
                seat.row(),
                seat.column(),
                seat.kind(),
                seat.zone(),
                status,
                session.priceOf(seat.zone()),
                view != null && status == SeatStatus.held ? view.until() : null);
    }

    private List<Seat> plan(UUID sessionId) {
        List<Seat> known = plans.get(sessionId);
        if (known == null) {
            known = table.find(planKey(sessionId), SeatPlan.class)
                    .map(SeatPlan::seats)
                    .orElseThrow(() -> new ProblemException(new SessionNotFound(sessionId)));
            if (plans.size() >= MOST_PLANS) {
                plans.clear();
            }
            plans.put(sessionId, known);
        }
        return known;
    }

    private static ViewKey sessionKey(UUID id) {
        return new ViewKey(SESSION, id.toString());
    }

    /** Sorts by the time, and behind a time alone. */
    private static ViewKey startKey(Session session) {
        return new ViewKey(START, IsoTime.of(session.startsAt()) + "/" + session.id());
    }

    private static ViewKey planKey(UUID sessionId) {
        return new ViewKey(PLAN + sessionId, "plan");
    }
}
