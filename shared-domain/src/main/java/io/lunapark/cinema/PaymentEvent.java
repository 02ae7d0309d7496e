package io.lunapark.cinema;

import java.util.List;
import java.util.UUID;

/** What happens to a payment; each carries the payment as it is afterwards. */
public sealed interface PaymentEvent extends CinemaEvent {

    Payment payment();

    @Override
    default String subject() {
        return "payment/" + payment().id();
    }

    @Override
    default long sequence() {
        return payment().version();
    }

    /** @param reservation what was sold */
    record PaymentConfirmed(Payment payment, Reservation reservation) implements PaymentEvent {}

    record PaymentExpired(Payment payment) implements PaymentEvent {}

    /** What the payment provider has captured goes back to the guest, who had paid at the box office by then. */
    record CaptureReturned(Payment payment) implements PaymentEvent {

        /** Its own, since the payment stays as it is. */
        @Override
        public String subject() {
            return "capture/" + payment.id();
        }

        @Override
        public long sequence() {
            return 1;
        }
    }

    /**
     * @param amountInCents what goes back now
     * @param seatIds seats that were sold and are given back; empty where the money came in vain
     */
    record PaymentRefunded(Payment payment, long amountInCents, List<UUID> seatIds) implements PaymentEvent {
        public PaymentRefunded {
            seatIds = List.copyOf(seatIds);
        }
    }
}
