package io.lunapark.cinema.payment;

import io.lunapark.cinema.Payment;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The provider that is built in: every payment succeeds at once, and no money moves. */
@Singleton
final class TestProvider implements PaymentProvider {

    private static final Logger log = LoggerFactory.getLogger(TestProvider.class);

    @Override
    public void capture(Payment payment) {
        // There is no account to take it from.
    }

    @Override
    public void refund(UUID refundId, Payment payment, long amountInCents) {
        log.info("{} cents of a payment in {} go back", amountInCents, payment.currency());
    }
}
