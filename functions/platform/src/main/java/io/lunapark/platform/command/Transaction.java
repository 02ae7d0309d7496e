package io.lunapark.platform.command;

import io.lunapark.kernel.Decision;
import io.lunapark.kernel.DomainEvent;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.http.IfMatch;
import io.lunapark.platform.http.PlatformProblem;
import io.lunapark.platform.http.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The transaction of a command while it runs: what the rules need, and what they have decided so far. */
public final class Transaction {

    private final Clock clock;
    private final Ids ids;
    private final Optional<IfMatch> ifMatch;
    private final List<DomainEvent> events = new ArrayList<>();
    private final List<Runnable> shows = new ArrayList<>();

    Transaction(Clock clock, Ids ids, Optional<IfMatch> ifMatch) {
        this.clock = clock;
        this.ids = ids;
        this.ifMatch = ifMatch;
    }

    /**
     * Takes what a rule has decided: its events will be published once the transaction is committed.
     *
     * @return the value of the decision
     * @throws ProblemException where the rule refuses: the transaction is rolled back, and that is the answer
     */
    public <T> T accept(Decision<T> decision) {
        return switch (decision) {
            case Decision.Accepted<T> accepted -> {
                events.addAll(accepted.events());
                yield accepted.value();
            }
            case Decision.Refused<T> refused -> throw new ProblemException(refused.problem());
        };
    }

    /**
     * Optimistic concurrency: what the caller changes must be what the caller has seen.
     *
     * @throws ProblemException with 412 when the request has an {@code If-Match} that does not name this version
     */
    public void expectSeen(long version) {
        if (ifMatch.filter(seen -> !seen.allows(version)).isPresent()) {
            throw new ProblemException(PlatformProblem.STALE_VERSION);
        }
    }

    /**
     * For a command that takes something away: once it is answered, nobody goes by what was before. After the commit the
     * new state is shown to readers, and only then is it answered. Where that fails the answer is 503, the events bring
     * readers up to date as always, and the same command again shows the state again; so it has to be one that can be
     * repeated. Its answer is kept under an {@code Idempotency-Key} only when readers have been shown it: until then the
     * same key repeats the command.
     *
     * @param show writes the state where readers find it, unless they know something newer already
     */
    public void showBeforeAnswer(Runnable show) {
        shows.add(show);
    }

    public Instant now() {
        return clock.instant();
    }

    public Ids ids() {
        return ids;
    }

    List<DomainEvent> events() {
        return events;
    }

    List<Runnable> shows() {
        return shows;
    }
}
