package io.lunapark.cinema;

/** What happens to a reservation; each carries the reservation as it is afterwards. */
public sealed interface ReservationEvent extends CinemaEvent {

    Reservation reservation();

    @Override
    default String subject() {
        return "reservation/" + reservation().id();
    }

    @Override
    default long sequence() {
        return reservation().version();
    }

    /** Its seats are held from now on. */
    record ReservationCreated(Reservation reservation, Payment payment) implements ReservationEvent {}

    record ReservationExpired(Reservation reservation) implements ReservationEvent {}

    /** By its owner, or since the session is cancelled. */
    record ReservationCancelled(Reservation reservation) implements ReservationEvent {}
}
