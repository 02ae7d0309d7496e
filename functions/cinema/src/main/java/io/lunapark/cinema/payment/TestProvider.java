package io.lunapark.cinema.payment;

import io.lunapark.cinema.Payment;
import jakarta.inject.Singleton;

/** The provider that is built in: every payment succeeds at once, and no money moves. */
@Singleton
final class TestProvider implements PaymentProvider {

    @Override
    public void capture(Payment payment) {
        // There is no account to take it from.
    }
}
