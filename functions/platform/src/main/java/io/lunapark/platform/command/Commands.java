package io.lunapark.platform.command;

import io.lunapark.kernel.Decision;
import io.lunapark.kernel.DomainEvent;
import io.lunapark.kernel.Problem;
import io.lunapark.platform.audit.AuditTrail;
import io.lunapark.platform.event.Outbox;
import io.lunapark.platform.event.Publisher;
import io.lunapark.platform.event.StoredEvent;
import io.lunapark.platform.http.Call;
import io.lunapark.platform.http.Problems;
import io.lunapark.platform.store.Database;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Runs a command: one transaction that decides, stores the new state, its events, the audit entry and the answer for a
 * repeated request; after the commit the events go to the bus. What is refused leaves nothing behind.
 */
@Singleton
public final class Commands {

    private final Database database;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final Publisher publisher;
    private final AuditTrail audit;
    private final Problems problems;

    Commands(
            Database database,
            Idempotency idempotency,
            Outbox outbox,
            Publisher publisher,
            AuditTrail audit,
            Problems problems) {
        this.database = database;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.publisher = publisher;
        this.audit = audit;
        this.problems = problems;
    }

    /**
     * @param work loads, decides and stores, in the transaction it is given
     * @param answer of a command that was accepted
     */
    public <T> HttpResponse<?> run(
            HttpRequest<?> http, Function<Handle, Decision<T>> work, Function<? super T, HttpResponse<?>> answer) {
        return committed(http, db -> decideOnce(db, http, work, answer));
    }

    /**
     * The same for a call whose body or answer holds a secret: no {@code Idempotency-Key} makes anything of it be kept,
     * neither the answer nor a hash of the body, from which a password could be guessed.
     */
    public <T> HttpResponse<?> runSecret(
            HttpRequest<?> http, Function<Handle, Decision<T>> work, Function<? super T, HttpResponse<?>> answer) {
        return committed(http, db -> decide(db, http, work, shown -> {}, answer));
    }

    /**
     * The same for a command that takes something away: once it is answered, no decision uses the state before. After the
     * commit the new state is shown to readers, and only then is it answered. Where that fails the answer is 503, the
     * events bring readers up to date as always, and the same command again shows the state again; so it has to be one
     * that can be repeated. Its answer is kept under an {@code Idempotency-Key} only when readers have been shown it:
     * until then the same key repeats the command.
     *
     * @param show writes the state where readers find it, unless they know something newer already
     */
    public <T> HttpResponse<?> runAtOnce(
            HttpRequest<?> http,
            Function<Handle, Decision<T>> work,
            Consumer<? super T> show,
            Function<? super T, HttpResponse<?>> answer) {
        return committed(http, db -> {
            Optional<HttpResponse<?>> earlier = earlier(db, http);
            if (earlier.isPresent()) {
                return Committed.before(earlier.get());
            }
            Committed committed = decide(db, http, work, show, answer);
            return new Committed(committed.answer(), committed.events(), () -> {
                committed.show().run();
                keepAlone(http, committed.answer());
            });
        });
    }

    private HttpResponse<?> committed(HttpRequest<?> http, Function<Handle, Committed> work) {
        try {
            Committed committed = database.inTransaction(work::apply);
            try {
                committed.show().run();
            } finally {
                publisher.publish(committed.events());
            }
            return committed.answer();
        } catch (Refusal refusal) {
            return problems.answer(http, refusal.problem);
        }
    }

    private <T> Committed decideOnce(
            Handle db,
            HttpRequest<?> http,
            Function<Handle, Decision<T>> work,
            Function<? super T, HttpResponse<?>> answer) {
        Optional<HttpResponse<?>> earlier = earlier(db, http);
        if (earlier.isPresent()) {
            return Committed.before(earlier.get());
        }
        Committed committed = decide(db, http, work, shown -> {}, answer);
        idempotency.keep(db, http, Call.of(http), committed.answer());
        return committed;
    }

    private void keepAlone(HttpRequest<?> http, HttpResponse<?> answer) {
        Call call = Call.of(http);
        if (call.idempotencyKey().isPresent()) {
            database.inTransaction(db -> {
                idempotency.keep(db, http, call, answer);
                return answer;
            });
        }
    }

    /** What the same key was answered before. */
    private Optional<HttpResponse<?>> earlier(Handle db, HttpRequest<?> http) {
        return accepted(idempotency.begin(db, http, Call.of(http))).value();
    }

    private <T> Committed decide(
            Handle db,
            HttpRequest<?> http,
            Function<Handle, Decision<T>> work,
            Consumer<? super T> show,
            Function<? super T, HttpResponse<?>> answer) {
        Decision.Accepted<T> decision = accepted(work.apply(db));
        HttpResponse<?> response = answer.apply(decision.value());
        Call call = Call.of(http); // only now: the work may have found out who calls
        List<DomainEvent> events = Stream.concat(
                        decision.events().stream(), Stream.of(audit.accepted(http, call, response.code())))
                .toList();
        return new Committed(response, outbox.store(db, call, events), () -> show.accept(decision.value()));
    }

    private static <T> Decision.Accepted<T> accepted(Decision<T> decision) {
        return switch (decision) {
            case Decision.Accepted<T> accepted -> accepted;
            case Decision.Refused<T> refused -> throw new Refusal(refused.problem());
        };
    }

    private record Committed(HttpResponse<?> answer, List<StoredEvent> events, Runnable show) {

        static Committed before(HttpResponse<?> earlier) {
            return new Committed(earlier, List.of(), () -> {});
        }
    }

    /** Takes a refusal out of the transaction, so that it is rolled back. */
    private static final class Refusal extends RuntimeException {
        private final transient Problem problem;

        Refusal(Problem problem) {
            super(problem.code(), null, false, false);
            this.problem = problem;
        }
    }
}
