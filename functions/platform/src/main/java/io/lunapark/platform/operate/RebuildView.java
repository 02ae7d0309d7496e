package io.lunapark.platform.operate;

import io.lunapark.platform.event.Envelope;
import io.lunapark.platform.event.Outbox;
import io.lunapark.platform.event.StoredEvent;
import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.lunapark.platform.view.ViewProjection;
import io.lunapark.platform.view.ViewRebuild;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Makes a view what the archive says that it is, document by document, while all go on by it: what is right is not
 * touched, so that it may be begun, broken off and begun again at any time (docs/decisions/0033).
 */
@UseCase
public class RebuildView implements Job {

    private static final int CHUNK = 500;

    /** Below the connections of the client. */
    private static final int LANES = 48;

    /** The second one finds nothing wrong, unless the view is damaged meanwhile. */
    private static final int MOST_ROUNDS = 10;

    private final Database database;
    private final Outbox outbox;
    private final ViewProjection projection;
    private final JsonMapper json;

    RebuildView(Database database, Outbox outbox, ViewProjection projection, JsonMapper json) {
        this.database = database;
        this.outbox = outbox;
        this.projection = projection;
        this.json = json;
    }

    @Override
    public Map<String, Object> run() {
        long written = 0;
        for (int rounds = 1; rounds <= MOST_ROUNDS; rounds++) {
            ViewRebuild round = projection.table().rebuild();
            long events = apply(round);
            round.end(projection::tells);
            projection.batchApplied();
            written += round.written();
            if (!round.isToLookAgain()) {
                return Map.of("events", events, "written", written);
            }
        }
        throw new IllegalStateException("Something else damages the view while it is rebuilt");
    }

    /** The whole archive, newest first: the first word about a subject is the last that was said. */
    private long apply(ViewRebuild round) {
        long applied = 0;
        List<StoredEvent> events = before(database.withConnection(outbox::lastPosition) + 1);
        while (!events.isEmpty()) {
            apply(events, round);
            projection.batchApplied();
            applied += events.size();
            events = before(events.getLast().position());
        }
        return applied;
    }

    /** All subjects at once, each in its order. */
    private void apply(List<StoredEvent> events, ViewRebuild round) {
        try (ExecutorService lanes =
                Executors.newFixedThreadPool(LANES, Thread.ofVirtual().factory())) {
            List<CompletableFuture<Void>> applied =
                    events.stream().collect(Collectors.groupingBy(StoredEvent::subject)).values().stream()
                            .map(ofSubject -> CompletableFuture.runAsync(
                                    () -> ofSubject.forEach(
                                            event -> round.apply(() -> projection.apply(envelope(event)))),
                                    lanes))
                            .toList();
            applied.forEach(CompletableFuture::join);
        }
    }

    private List<StoredEvent> before(long position) {
        return database.withConnection(() -> outbox.archive(projection.types(), position, CHUNK));
    }

    private Envelope envelope(StoredEvent event) {
        try {
            return json.readValue(event.envelope(), Envelope.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
