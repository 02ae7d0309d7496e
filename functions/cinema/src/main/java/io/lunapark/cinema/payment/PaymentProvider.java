package io.lunapark.cinema.payment;

import io.lunapark.cinema.Payment;
import java.util.UUID;

/** Who takes the money. It is told the amount by us, never by a caller. */
public interface PaymentProvider {

    /** Takes the money of a payment; the same payment is taken once, however often this is asked. */
    void capture(Payment payment);

    /**
     * Gives money of a payment back.
     *
     * @param refundId the same refund is made once, however often this is asked
     */
    void refund(UUID refundId, Payment payment, long amountInCents);
}
