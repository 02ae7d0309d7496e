package io.lunapark.cinema.payment;

import io.lunapark.cinema.Payment;

/** Who takes the money. It is told the amount by us, never by a caller. */
public interface PaymentProvider {

    /** Takes the money of a payment; the same payment is taken once, however often this is asked. */
    void capture(Payment payment);
}
