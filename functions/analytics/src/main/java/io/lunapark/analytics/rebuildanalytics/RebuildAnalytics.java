package io.lunapark.analytics.rebuildanalytics;

import io.lunapark.analytics.store.Entries;
import io.lunapark.analytics.store.EntryReader;
import io.lunapark.platform.event.Inbox;
import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import java.util.Map;
import java.util.stream.Gatherers;

/** Makes the entries anew from all events that ever came, in one transaction, so that readers see the old ones until it ends. */
@UseCase
public class RebuildAnalytics implements Job {

    private static final int CHUNK = 500;

    private final Database database;
    private final Inbox inbox;
    private final Entries entries;

    RebuildAnalytics(Database database, Inbox inbox, Entries entries) {
        this.database = database;
        this.inbox = inbox;
        this.entries = entries;
    }

    @Override
    public Map<String, Object> run() {
        return database.inTransaction(() -> {
            entries.lock();
            long before = entries.clear();
            long[] events = {0};
            inbox.applied()
                    .map(EntryReader::read)
                    .gather(Gatherers.windowFixed(CHUNK))
                    .forEach(some -> {
                        entries.saveAll(some);
                        events[0] += some.size();
                    });
            return Map.of("before", before, "after", events[0]);
        });
    }
}
