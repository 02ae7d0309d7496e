package io.lunapark.platform.operate;

import io.lunapark.platform.event.Envelope;
import io.lunapark.platform.event.Outbox;
import io.lunapark.platform.event.Projection;
import io.lunapark.platform.event.StoredEvent;
import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
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
 * Empties a view and applies the whole archive to it, newest first: the first word about a subject is the last that was
 * said, so that the view never shows again what is over. Callers may go on meanwhile: what they cause reaches the view
 * as always, and older events from the archive do not replace it.
 */
@UseCase
public class RebuildView implements Job {

    /** Events that are applied at once: as many as there are connections to the view, more or less. */
    private static final int CHUNK = 50;

    private final Database database;
    private final Outbox outbox;
    private final Projection projection;
    private final JsonMapper json;

    RebuildView(Database database, Outbox outbox, Projection projection, JsonMapper json) {
        this.database = database;
        this.outbox = outbox;
        this.projection = projection;
        this.json = json;
    }

    @Override
    public Map<String, Object> run() {
        projection.clear();
        long applied = 0;
        // What is stored from now on finds the view by itself.
        List<StoredEvent> events = before(database.withHandle(outbox::lastPosition) + 1);
        while (!events.isEmpty()) {
            apply(events);
            projection.batchApplied();
            applied += events.size();
            events = before(events.getLast().position());
        }
        projection.rebuilt();
        return Map.of("events", applied);
    }

    /** All subjects at once, each in its order. */
    private void apply(List<StoredEvent> events) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> applied =
                    events.stream().collect(Collectors.groupingBy(StoredEvent::subject)).values().stream()
                            .map(ofSubject -> CompletableFuture.runAsync(
                                    () -> ofSubject.forEach(event -> projection.apply(envelope(event))), threads))
                            .toList();
            applied.forEach(CompletableFuture::join);
        }
    }

    private List<StoredEvent> before(long position) {
        return database.withHandle(db -> outbox.archive(db, projection.types(), position, CHUNK));
    }

    private Envelope envelope(StoredEvent event) {
        try {
            return json.readValue(event.envelope(), Envelope.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
