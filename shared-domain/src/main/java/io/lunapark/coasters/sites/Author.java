package io.lunapark.coasters.sites;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.Wagon;
import io.lunapark.kernel.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a command has changed as edits.
 *
 * @param seen how far in the order of the centre the site has read
 * @param owner the site where the coaster was registered
 * @param last the edit of the coaster that this site made last
 * @param resolves the lost edit that the command applies again or dismisses
 */
public record Author(
        SiteName site, long seen, SiteName owner, Optional<UUID> last, Optional<UUID> resolves, Instant at, Ids ids) {

    /** @param before empty for a coaster that is new */
    public List<Edit> changed(Optional<Coaster> before, Coaster after) {
        List<Edit> edits = new ArrayList<>();
        if (before.map(Coaster::settings).filter(after.settings()::equals).isEmpty()) {
            edits.add(edit(edits, after, null, false));
        }
        List<Wagon> known = before.map(Coaster::wagons).orElse(List.of());
        after.wagons().stream()
                .filter(Predicate.not(known::contains))
                .forEach(wagon -> edits.add(edit(edits, after, wagon, false)));
        known.stream()
                .filter(wagon -> after.wagon(wagon.id()).isEmpty())
                .forEach(wagon -> edits.add(edit(edits, after, wagon, true)));
        if (edits.isEmpty() && resolves.isPresent()) { // it is so already, and all have to learn that
            edits.add(edit(edits, after, null, false));
        }
        return edits;
    }

    /** That the edit that is resolved stays off the list, though it is not applied. */
    public Edit dismissed(UUID coasterId) {
        return new Edit(
                ids.next(),
                last.orElse(null),
                site,
                coasterId,
                null,
                seen,
                false,
                null,
                null,
                resolves.orElseThrow(),
                null,
                at);
    }

    public Edit removed(Coaster last) {
        return edit(List.of(), last, null, true);
    }

    private Edit edit(List<Edit> before, Coaster coaster, @Nullable Wagon wagon, boolean removal) {
        return new Edit(
                ids.next(),
                before.isEmpty() ? last.orElse(null) : before.getLast().id(),
                site,
                coaster.id(),
                wagon == null ? null : wagon.id(),
                seen,
                removal,
                wagon == null ? CoasterValue.of(coaster, owner) : null,
                wagon == null ? null : WagonValue.of(wagon),
                resolves.orElse(null),
                null,
                at);
    }
}
