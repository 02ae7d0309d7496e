package io.lunapark.coasters.synchronisesite;

import io.lunapark.coasters.sites.Centre;
import io.lunapark.coasters.sites.Edit;
import io.lunapark.coasters.sites.Packing;
import io.lunapark.coasters.sites.Page;
import io.lunapark.coasters.store.EditRows;
import io.lunapark.coasters.store.Ledgers;
import io.lunapark.coasters.store.Node;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.DomainEvent;
import io.lunapark.platform.event.Origin;
import io.lunapark.platform.event.Outbox;
import io.lunapark.platform.event.Publisher;
import io.lunapark.platform.event.StoredEvent;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges edits with the centre: what is unsent goes there, what is new comes here, also where the centre refuses the first.
 * It ends where the link ends, and goes on from there the next time; two at once do no harm. At the centre it does nothing.
 */
@UseCase
public class SynchroniseSite implements Job {

    private static final Logger log = LoggerFactory.getLogger(SynchroniseSite.class);

    private final Database database;
    private final Node node;
    private final EditRows edits;
    private final Ledgers ledgers;
    private final Centre centre;
    private final Outbox outbox;
    private final Publisher publisher;
    private final Clock clock;
    private volatile boolean claimed;

    SynchroniseSite(
            Database database,
            Node node,
            EditRows edits,
            Ledgers ledgers,
            Centre centre,
            Outbox outbox,
            Publisher publisher,
            Clock clock) {
        this.database = database;
        this.node = node;
        this.edits = edits;
        this.ledgers = ledgers;
        this.centre = centre;
        this.outbox = outbox;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> run() {
        if (!claimed) {
            claimed = database.inTransaction(() -> {
                node.claim();
                return true;
            });
        }
        if (node.name().isCentre()) {
            return Map.of();
        }
        try {
            Optional<String> refusal = push();
            int read = pull();
            database.inTransaction(() -> {
                node.synced(clock.instant(), refusal);
                return true;
            });
            return refusal.<Map<String, Object>>map(why -> Map.of("read", read, "refused", why))
                    .orElseGet(() -> Map.of("read", read));
        } catch (IOException | ProblemException unreachable) {
            String why = String.valueOf(unreachable.getMessage());
            log.info("This site is alone: {}", why);
            database.inTransaction(() -> {
                node.failed(clock.instant(), why);
                return true;
            });
            return Map.of("alone", why);
        }
    }

    /** @return why the centre does not take an edit; empty where all are there */
    private Optional<String> push() throws IOException {
        List<Edit> some = unsent(Optional.empty());
        while (!some.isEmpty()) {
            try {
                centre.push(some);
            } catch (Centre.Refused refused) {
                log.info("The centre refuses what was done here: {}", refused.getMessage());
                return Optional.of(String.valueOf(refused.getMessage()));
            }
            some = unsent(Optional.of(some.getLast()));
        }
        return Optional.empty();
    }

    private List<Edit> unsent(Optional<Edit> after) {
        return database.withConnection(() -> edits.unsent(after.map(Edit::id), Packing.MOST_EDITS));
    }

    private int pull() throws IOException {
        int read = 0;
        while (true) {
            Node.State state = database.withConnection(node::state);
            Page page = centre.pull(state.position(), state.unsent());
            take(page);
            read += page.entries().size();
            if (page.to() == page.end()) {
                return read;
            }
        }
    }

    private void take(Page page) {
        List<DomainEvent> events = new ArrayList<>();
        List<StoredEvent> stored = database.inTransaction(() -> {
            ledgers.exchange(new Ledgers.Acceptance() {
                        @Override
                        public <T> T accept(Decision<T> decision) {
                            if (decision instanceof Decision.Accepted<T> accepted) {
                                events.addAll(accepted.events());
                            }
                            return ProblemException.orValue(decision);
                        }
                    })
                    .take(page);
            return outbox.store(Origin.ofJob(), events);
        });
        publisher.publish(stored);
    }
}
