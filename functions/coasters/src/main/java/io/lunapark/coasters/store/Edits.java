package io.lunapark.coasters.store;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.sites.Author;
import io.lunapark.coasters.sites.Edit;
import io.lunapark.coasters.sites.Settled;
import io.lunapark.coasters.sites.SiteName;
import io.lunapark.kernel.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes down as edits what commands change here, in their transactions. */
@Singleton
final class Edits {

    private final EditRows rows;
    private final Node node;
    private final Clock clock;
    private final Ids ids;

    Edits(EditRows rows, Node node, Clock clock, Ids ids) {
        this.rows = rows;
        this.node = node;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param before empty for a coaster that is new */
    void changed(Optional<Coaster> before, Coaster after, Optional<UUID> resolves) {
        made(author(after.id(), resolves).changed(before, after));
    }

    void removed(Coaster last, Optional<UUID> resolves) {
        made(List.of(author(last.id(), resolves).removed(last)));
    }

    void dismissed(Edit lost) {
        made(List.of(author(lost.coasterId(), Optional.of(lost.id())).dismissed(lost.coasterId())));
    }

    /** At the centre they are decided: a command there knows all that the centre has. */
    private void made(List<Edit> edits) {
        boolean decided = node.name().isCentre();
        rows.store(edits.stream()
                .map(edit -> decided ? Settled.decided(edit) : Settled.pending(edit))
                .toList());
        if (decided) {
            edits.forEach(rows::resolve);
        }
    }

    private Author author(UUID coasterId, Optional<UUID> resolves) {
        SiteName site = node.name();
        EditRows.Before before = rows.before(coasterId, site);
        Optional<UUID> last = site.isCentre() ? Optional.empty() : before.last();
        return new Author(site, before.position(), before.owner().orElse(site), last, resolves, clock.instant(), ids);
    }
}
