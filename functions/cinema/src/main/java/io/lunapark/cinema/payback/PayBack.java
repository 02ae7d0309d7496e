package io.lunapark.cinema.payback;

import io.lunapark.cinema.Payment;
import io.lunapark.cinema.payment.PaymentProvider;
import io.lunapark.cinema.store.Refunds;
import io.lunapark.platform.event.Envelope;
import io.lunapark.platform.event.Projection;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.json.JsonMapper;
import java.util.Set;
import java.util.UUID;

/**
 * Tells the payment provider to give money back; what the box office has taken, it gives back itself. A refund is written
 * down in the same transaction, so that one that comes again changes nothing; the provider takes the same refund once as
 * well.
 */
@UseCase
public class PayBack implements Projection {

    private final Database database;
    private final Refunds refunds;
    private final PaymentProvider provider;
    private final JsonMapper json;

    PayBack(Database database, Refunds refunds, PaymentProvider provider, JsonMapper json) {
        this.database = database;
        this.refunds = refunds;
        this.provider = provider;
        this.json = json;
    }

    @Override
    public Set<String> types() {
        return Set.of("PaymentRefunded", "CaptureReturned");
    }

    @Override
    public void apply(Envelope event) {
        Payment payment = event.read("payment", Payment.class, json);
        if (event.type().equals("CaptureReturned")) {
            payBack(event.id(), payment, payment.amountInCents());
        } else if (payment.isByProvider()) {
            payBack(event.id(), payment, event.read("amountInCents", Long.class, json));
        }
    }

    private void payBack(UUID refundId, Payment payment, long amountInCents) {
        database.inTransaction(() -> {
            int told = refunds.keep(refundId, payment.id(), amountInCents);
            if (told == 1) {
                provider.refund(refundId, payment, amountInCents);
            }
            return told;
        });
    }
}
