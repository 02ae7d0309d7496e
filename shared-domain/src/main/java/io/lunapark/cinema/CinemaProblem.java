package io.lunapark.cinema;

import io.lunapark.kernel.Problem;
import java.time.Instant;
import java.util.UUID;

/** Every reason for which a wish at the cinema is refused. */
public sealed interface CinemaProblem extends Problem {

    record MovieNotFound(UUID movieId) implements CinemaProblem, NotFound {}

    record RoomNotFound(UUID roomId) implements CinemaProblem, NotFound {}

    record SessionNotFound(UUID sessionId) implements CinemaProblem, NotFound {}

    /** The session has no such seat. */
    record SeatNotFound(UUID seatId) implements CinemaProblem, NotFound {}

    /** There is none, or it is another's. */
    record ReservationNotFound(UUID reservationId) implements CinemaProblem, NotFound {}

    /** There is none, or it is another's. */
    record PaymentNotFound(UUID paymentId) implements CinemaProblem, NotFound {}

    record SaleNotFound(UUID saleId) implements CinemaProblem, NotFound {}

    /** There is none, or it is another's. */
    record TicketNotFound(UUID ticketId) implements CinemaProblem, NotFound {}

    /** Another room has this name. */
    @Field("name")
    record RoomNameTaken(String name) implements CinemaProblem, Conflict {}

    /** The room has a seat there. */
    record SeatAlreadyExists(String seat) implements CinemaProblem, Conflict {}

    record TooManySeats(int limit) implements CinemaProblem, Conflict {}

    /** The room has too few for a session. */
    @Field("roomId")
    record NotEnoughSeats(int needed, int seats) implements CinemaProblem, Invalid {}

    /** The room has no seat in it, so that its price would be nobody's. */
    @Field("zonePrices")
    record ZoneNotFound(String zone) implements CinemaProblem, Invalid {}

    @Field("startsAt")
    record StartsInThePast() implements CinemaProblem, Invalid {}

    /** Another session needs the room then, or it is cleaned after one. */
    @Field("startsAt")
    record RoomOccupied(UUID roomId) implements CinemaProblem, Conflict {}

    record SessionIsCancelled(UUID sessionId) implements CinemaProblem, Conflict {}

    record SessionHasBegun(UUID sessionId) implements CinemaProblem, Conflict {}

    /** @param seats as they stand on tickets, such as {@code A1, A2} */
    @Field("seatIds")
    record SeatNotAvailable(String seats) implements CinemaProblem, Conflict {}

    /** What is cancelled cannot be paid for. */
    record ReservationIsCancelled(UUID reservationId) implements CinemaProblem, Conflict {}

    /** Its time has ended, so there is nothing to cancel. */
    record ReservationIsOver(UUID reservationId) implements CinemaProblem, Conflict {}

    /** What is paid can only be given back at the box office. */
    record ReservationIsSold(UUID reservationId) implements CinemaProblem, Conflict {}

    /** What was not paid cannot be given back. */
    record NotSold(UUID reservationId) implements CinemaProblem, Conflict {}

    /** It was paid before, in another way. */
    record AlreadyPaid(UUID paymentId) implements CinemaProblem, Conflict {}

    record AlreadyRefunded(UUID reservationId) implements CinemaProblem, Conflict {}

    /** Its signature is not that of the payment provider, or it is too old. */
    record WebhookNotGenuine() implements CinemaProblem, Unauthorized {}

    /** What the provider has captured is not what the payment asks for. */
    @Field("amountInCents")
    record AmountDiffers(UUID paymentId) implements CinemaProblem, Conflict {}

    /** The code was not made by this cinema. */
    @Field("code")
    record TicketNotGenuine() implements CinemaProblem, Invalid {}

    record TicketAlreadyUsed(Instant usedAt, String entrance) implements CinemaProblem, Conflict {}

    record TicketIsRefunded(UUID ticketId) implements CinemaProblem, Conflict {}

    record TicketOfAnotherDay(Instant startsAt) implements CinemaProblem, Conflict {}

    /** There are enough free seats: they can be reserved. */
    record SeatsAreFree(int free) implements CinemaProblem, Conflict {}

    record AlreadyWaiting(UUID sessionId) implements CinemaProblem, Conflict {}

    record NotWaiting(UUID sessionId) implements CinemaProblem, NotFound {}

    /** The session has a waiting room, and the caller did not come through it. */
    record WaitingRoomFirst(UUID sessionId) implements CinemaProblem, Forbidden {}

    /** The caller's turn has not come. */
    record NotYourTurn(long retryAfterSeconds) implements CinemaProblem, TooManyRequests {}
}
