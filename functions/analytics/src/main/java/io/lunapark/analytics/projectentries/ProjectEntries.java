package io.lunapark.analytics.projectentries;

import io.lunapark.analytics.store.Entries;
import io.lunapark.analytics.store.EntryReader;
import io.lunapark.platform.event.Effect;
import io.lunapark.platform.event.Envelope;
import io.lunapark.platform.event.Inbox;
import io.lunapark.platform.event.InboxProjection;
import io.lunapark.platform.lambda.UseCase;
import java.util.List;
import java.util.Set;

/** Keeps every entry of the ledger. Their order does not matter: all that is shown is sums and maxima. */
@UseCase
public class ProjectEntries implements InboxProjection {

    private final Inbox inbox;
    private final Entries entries;

    ProjectEntries(Inbox inbox, Entries entries) {
        this.inbox = inbox;
        this.entries = entries;
    }

    @Override
    public Set<String> types() {
        return Set.of("EntryRecorded");
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public List<Effect> effects(List<Envelope> events) {
        entries.saveAll(events.stream().map(EntryReader::read).toList());
        return Effect.silent(events);
    }
}
