package io.lunapark.cinema.payment;

import io.lunapark.cinema.CinemaProblem.WebhookNotGenuine;
import io.lunapark.cinema.WebhookSignature;
import io.lunapark.cinema.store.ProviderEvents;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.store.Secrets;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/** What the payment provider tells us. Only it knows the secret that its messages are signed with. */
@Singleton
@Requires(property = "lunapark.webhook-secret")
public final class ProviderMessages {

    private final ProviderEvents events;
    private final Clock clock;
    private final Supplier<String> secret;

    ProviderMessages(
            ProviderEvents events,
            Secrets secrets,
            @Property(name = "lunapark.webhook-secret") String address,
            Clock clock) {
        this.events = events;
        this.secret = secrets.once(address, text -> text, "The secret of the payment provider has no value");
        this.clock = clock;
    }

    /** @throws ProblemException {@code webhook-not-genuine} */
    public void requireGenuine(RequestContext request) {
        boolean genuine = request.header(WebhookSignature.HEADER)
                .filter(header -> WebhookSignature.isGenuine(header, request.body(), clock.instant(), secret.get()))
                .isPresent();
        if (!genuine) {
            throw new ProblemException(new WebhookNotGenuine());
        }
    }

    /** Who tells the same at the same time waits for the first. */
    public void keep(String id, UUID paymentId) {
        events.keep(id, paymentId);
    }
}
