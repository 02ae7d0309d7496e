package io.lunapark.analytics.projectentries;

import io.lunapark.analytics.store.Entries;
import io.lunapark.analytics.store.EntryReader;
import io.lunapark.kernel.DomainEvent;
import io.lunapark.platform.event.Envelope;
import io.lunapark.platform.event.Inbox;
import io.lunapark.platform.event.InboxProjection;
import io.lunapark.platform.lambda.UseCase;
import java.util.List;
import java.util.Optional;
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
    public Optional<List<DomainEvent>> effect(Envelope event) {
        entries.save(EntryReader.read(event));
        return Optional.of(List.of());
    }
}
