package io.lunapark.cinema.payback;

import io.lunapark.cinema.Payment;
import io.lunapark.cinema.PaymentEvent.PaymentRefunded;
import io.lunapark.cinema.payment.PaymentProvider;
import io.lunapark.cinema.store.Refunds;
import io.lunapark.platform.event.Envelope;
import io.lunapark.platform.event.Projection;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

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
        return Set.of("PaymentRefunded");
    }

    @Override
    public void apply(Envelope event) {
        PaymentRefunded refund = read(event);
        Payment payment = refund.payment();
        if (!payment.isByProvider()) {
            return;
        }
        database.inTransaction(() -> {
            int told = refunds.keep(event.id(), payment.id(), refund.amountInCents());
            if (told == 1) {
                provider.refund(event.id(), payment, refund.amountInCents());
            }
            return told;
        });
    }

    private PaymentRefunded read(Envelope event) {
        try {
            return json.readValueFromTree(event.data(), PaymentRefunded.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
