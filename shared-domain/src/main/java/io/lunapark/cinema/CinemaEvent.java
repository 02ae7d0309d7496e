package io.lunapark.cinema;

import io.lunapark.kernel.DomainEvent;

/** Everything that happens here. */
public sealed interface CinemaEvent extends DomainEvent
        permits SessionEvent, ReservationEvent, PaymentEvent, SeatEvent, TicketEvent {}
