package io.lunapark.cinema;

/** What happens to a session; each carries the session as it is afterwards. */
public sealed interface SessionEvent extends CinemaEvent {

    Session session();

    @Override
    default String subject() {
        return "session/" + session().id();
    }

    @Override
    default long sequence() {
        return session().version();
    }

    /** @param plan its seats, which never change */
    record SessionScheduled(Session session, SeatPlan plan) implements SessionEvent {}

    /** Its price or its start is another. */
    record SessionChanged(Session session) implements SessionEvent {}

    /** All its seats are blocked. */
    record SessionCancelled(Session session) implements SessionEvent {}
}
