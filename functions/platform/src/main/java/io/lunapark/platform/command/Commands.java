package io.lunapark.platform.command;

import io.lunapark.kernel.DomainEvent;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.audit.AuditTrail;
import io.lunapark.platform.event.Origin;
import io.lunapark.platform.event.Outbox;
import io.lunapark.platform.event.Publisher;
import io.lunapark.platform.event.StoredEvent;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.store.Database;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Runs commands; see {@link Command}. */
@Singleton
final class Commands {

    private final Database database;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final Publisher publisher;
    private final AuditTrail audit;
    private final Clock clock;
    private final Ids ids;

    Commands(
            Database database,
            Idempotency idempotency,
            Outbox outbox,
            Publisher publisher,
            AuditTrail audit,
            Clock clock,
            Ids ids) {
        this.database = database;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.publisher = publisher;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    <T> HttpResponse<T> run(HttpRequest<?> http, Function<Transaction, HttpResponse<T>> work) {
        RequestContext request = RequestContext.of(http);
        return committed(() -> {
            Optional<HttpResponse<T>> earlier = earlier(request);
            if (earlier.isPresent()) {
                return new Committed<>(earlier.get(), List.of(), List.of());
            }
            Committed<T> committed = decide(http, work);
            if (committed.shows().isEmpty()) {
                idempotency.keep(request, committed.answer());
                return committed;
            }
            return committed.thenShow(() -> keepAlone(request, committed.answer()));
        });
    }

    <T> HttpResponse<T> runWithSecret(HttpRequest<?> http, Function<Transaction, HttpResponse<T>> work) {
        return committed(() -> decide(http, work));
    }

    private <T> HttpResponse<T> committed(Supplier<Committed<T>> work) {
        Committed<T> committed = database.inTransaction(work);
        try {
            committed.shows().forEach(Runnable::run);
        } finally {
            publisher.publishCommitted(committed.events());
        }
        return committed.answer();
    }

    private <T> Committed<T> decide(HttpRequest<?> http, Function<Transaction, HttpResponse<T>> work) {
        RequestContext request = RequestContext.of(http);
        Transaction transaction = new Transaction(clock, ids, request.ifMatch());
        HttpResponse<T> answer = work.apply(transaction);
        List<DomainEvent> events = Stream.concat(
                        transaction.events().stream(), Stream.of(audit.accepted(http, answer.code())))
                .toList();
        return new Committed<>(answer, outbox.store(Origin.of(request), events), transaction.shows());
    }

    /** What the same key was answered before: the text of a body of that type. */
    @SuppressWarnings("unchecked")
    private <T> Optional<HttpResponse<T>> earlier(RequestContext request) {
        return idempotency.begin(request).map(answer -> (HttpResponse<T>) answer);
    }

    private void keepAlone(RequestContext request, HttpResponse<?> answer) {
        if (request.idempotencyKey().isPresent()) {
            database.inTransaction(() -> {
                idempotency.keep(request, answer);
                return answer;
            });
        }
    }

    /** @param shows what is left to do after the commit and before the answer */
    private record Committed<T>(HttpResponse<T> answer, List<StoredEvent> events, List<Runnable> shows) {

        Committed<T> thenShow(Runnable last) {
            return new Committed<>(
                    answer,
                    events,
                    Stream.concat(shows.stream(), Stream.of(last)).toList());
        }
    }
}
