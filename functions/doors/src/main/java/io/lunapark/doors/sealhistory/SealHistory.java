package io.lunapark.doors.sealhistory;

import io.lunapark.doors.history.AuditKey;
import io.lunapark.doors.history.Checkpoint;
import io.lunapark.doors.history.Checkpoint.SealedDoor;
import io.lunapark.doors.history.MerkleTree;
import io.lunapark.doors.store.Checkpoints;
import io.lunapark.doors.store.Doors;
import io.lunapark.doors.view.StoredHistory;
import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.lunapark.platform.store.Secrets;
import io.micronaut.context.annotation.Property;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals what the doors have recorded since the last time, up to a moment that no call still under way can be older than.
 * Two at once do no harm: one adds its checkpoint, the other goes home.
 */
@UseCase
public class SealHistory implements Job {

    /** Quiet minutes join the next; after this long they are sealed by themselves, so that a chain that stopped is seen. */
    private static final Duration LONGEST_QUIET = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(SealHistory.class);

    private final Database database;
    private final Checkpoints checkpoints;
    private final Doors doors;
    private final StoredHistory history;
    private final Secrets secrets;
    private final String key;
    private final Clock clock;
    private final Duration behind;

    SealHistory(
            Database database,
            Checkpoints checkpoints,
            Doors doors,
            StoredHistory history,
            Secrets secrets,
            Clock clock,
            @Property(name = "lunapark.audit-key") String key,
            @Property(name = "lunapark.seal-after-seconds") long sealAfterSeconds) {
        this.database = database;
        this.checkpoints = checkpoints;
        this.doors = doors;
        this.history = history;
        this.secrets = secrets;
        this.key = key;
        this.clock = clock;
        this.behind = Duration.ofSeconds(sealAfterSeconds);
    }

    @Override
    public Map<String, Object> run() {
        Instant until = clock.instant().minus(behind).truncatedTo(ChronoUnit.SECONDS);
        Optional<Checkpoint> last = database.withHandle(checkpoints::last);
        if (last.isPresent() && !last.get().until().isBefore(until)) {
            return Map.of("sealed", 0);
        }
        List<SealedDoor> read = read(last, until);
        boolean quiet = read.isEmpty()
                && last.isPresent()
                && until.isBefore(last.get().until().plus(LONGEST_QUIET));
        if (quiet) {
            return Map.of("sealed", 0);
        }
        Checkpoint checkpoint = Checkpoint.seal(last, until, read, key());
        if (!database.withHandle(db -> checkpoints.add(db, checkpoint))) {
            return Map.of("sealed", 0);
        }
        // An anchor outside of the stores: whoever replaces the chain would have to replace the logs as well.
        log.info(
                "Sealed checkpoint {} with {} entries: {}",
                checkpoint.number(),
                checkpoint.entries(),
                checkpoint.hash());
        return Map.of("sealed", checkpoint.entries(), "checkpoint", checkpoint.number());
    }

    /** By the ids of the doors; those that nobody stood at are left out. */
    private List<SealedDoor> read(Optional<Checkpoint> last, Instant until) {
        List<String> all = database.withHandle(doors::recorded);
        String start = last.map(Checkpoint::end).orElse(Checkpoint.EVER);
        Map<String, MerkleTree> trees = new ConcurrentSkipListMap<>();
        history.read(
                all,
                start,
                Checkpoint.place(until),
                entry -> trees.computeIfAbsent(entry.door(), door -> new MerkleTree())
                        .add(entry.leaf()));
        return trees.entrySet().stream()
                .map(door -> new SealedDoor(
                        door.getKey(), door.getValue().leaves(), door.getValue().root()))
                .toList();
    }

    private PrivateKey key() {
        return secrets.read(key)
                .filter(text -> !text.isBlank())
                .map(AuditKey::privateKey)
                .orElseThrow(() -> new IllegalStateException("No audit key was made yet: MakeAuditKey"));
    }
}
