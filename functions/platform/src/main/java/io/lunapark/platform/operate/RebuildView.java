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

/**
 * Empties a view and applies the whole archive to it. Callers may go on meanwhile: what they cause reaches the view as
 * always, and older events from the archive do not replace it.
 */
@UseCase
public class RebuildView implements Job {

    private static final int CHUNK = 500;

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
        // What is stored from now on finds the view by itself; to go after it too, a busy park would never be done.
        long last = database.withHandle(outbox::lastPosition);
        long applied = 0;
        long position = 0;
        List<StoredEvent> events = after(position);
        while (!events.isEmpty() && position < last) {
            events.forEach(event -> projection.apply(envelope(event)));
            projection.batchApplied();
            applied += events.size();
            position = events.getLast().position();
            events = after(position);
        }
        return Map.of("events", applied);
    }

    private List<StoredEvent> after(long position) {
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
