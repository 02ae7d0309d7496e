package io.lunapark.cinema;

/** What happens to a ticket; each carries the ticket as it is afterwards, without its code. */
public sealed interface TicketEvent extends CinemaEvent {

    Ticket ticket();

    @Override
    default String subject() {
        return "ticket/" + ticket().id();
    }

    @Override
    default long sequence() {
        return ticket().version();
    }

    record TicketIssued(Ticket ticket) implements TicketEvent {}

    record TicketCheckedIn(Ticket ticket) implements TicketEvent {}
}
