package io.lunapark.doors.sealhistory;

import io.lunapark.doors.sealed.SealedLog;
import io.lunapark.doors.sealed.SealedLogs;
import io.lunapark.kernel.seal.Anchored;
import io.lunapark.kernel.seal.AuditKey;
import io.lunapark.kernel.seal.Checkpoint;
import io.lunapark.kernel.seal.Checkpoint.SealedDoor;
import io.lunapark.kernel.seal.MerkleTree;
import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Anchor;
import io.lunapark.platform.store.Secrets;
import io.micronaut.context.annotation.Property;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals what was recorded since the last time, up to a moment that no call still under way can be older than. Two at once
 * do no harm: one adds its checkpoint, the other goes home.
 */
@UseCase
public class SealHistory implements Job {

    /** Quiet minutes join the next; after this long they are sealed by themselves, so that a chain that stopped is seen. */
    private static final Duration LONGEST_QUIET = Duration.ofHours(1);

    /**
     * After a machine has slept, a write of before may arrive when all that it belongs to seems long past. What is read
     * twice so far apart and is the same has no such write behind it.
     */
    private static final Duration BETWEEN_READS = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(SealHistory.class);

    private final SealedLogs logs;
    private final Anchor anchor;
    private final Secrets secrets;
    private final String key;
    private final Duration behind;

    SealHistory(
            SealedLogs logs,
            Anchor anchor,
            Secrets secrets,
            @Property(name = "lunapark.audit-key") String key,
            @Property(name = "lunapark.seal-after-seconds") long sealAfterSeconds) {
        this.logs = logs;
        this.anchor = anchor;
        this.secrets = secrets;
        this.key = key;
        this.behind = Duration.ofSeconds(sealAfterSeconds);
    }

    @Override
    public Map<String, Object> run() {
        Instant until = logs.now().minus(behind).truncatedTo(ChronoUnit.SECONDS);
        Map<SealedLog, List<SealedDoor>> found = new LinkedHashMap<>();
        logs.all().forEach(one -> {
            Optional<Checkpoint> last = one.checkpoints().last();
            last.ifPresent(checkpoint -> writeDown(one, checkpoint));
            if (last.isEmpty() || last.get().until().isBefore(until)) {
                List<SealedDoor> read = read(one, last, until);
                if (!read.isEmpty()
                        || last.isEmpty()
                        || !until.isBefore(last.get().until().plus(LONGEST_QUIET))) {
                    found.put(one, read);
                }
            }
        });
        if (found.isEmpty()) {
            return Map.of("sealed", 0);
        }
        LockSupport.parkNanos(BETWEEN_READS.toNanos());
        Map<String, Object> sealed = new LinkedHashMap<>();
        found.forEach((one, read) -> sealed.put(one.name(), seal(one, read, until)));
        return sealed;
    }

    /** @return number of the checkpoint, 0 where there is none yet */
    private long seal(SealedLog one, List<SealedDoor> read, Instant until) {
        Optional<Checkpoint> last = one.checkpoints().last();
        boolean another = last.isPresent() && !last.get().until().isBefore(until);
        if (another || !read(one, last, until).equals(read)) {
            return 0;
        }
        Checkpoint checkpoint = Checkpoint.seal(last, until, read, key());
        if (!one.checkpoints().add(checkpoint)) {
            return 0;
        }
        writeDown(one, checkpoint);
        log.info(
                "Sealed checkpoint {} of {} with {} entries: {}",
                checkpoint.number(),
                one.name(),
                checkpoint.entries(),
                checkpoint.hash());
        return checkpoint.number();
    }

    /**
     * Outside of the stores, unless it is there. It names the one before it, so that a number that was left out by a crash
     * is held by the next.
     */
    private void writeDown(SealedLog one, Checkpoint checkpoint) {
        List<Anchored> there = anchor.from(one.name(), checkpoint.number(), 2);
        if (there.isEmpty()) {
            anchor.append(Anchored.of(one.name(), checkpoint));
        } else if (there.stream().noneMatch(line -> line.hash().equals(checkpoint.hash()))) {
            log.error(
                    "Checkpoint {} of {} is not the one that was written down: somebody has replaced it",
                    checkpoint.number(),
                    one.name());
        }
    }

    /** By the ids of the doors, or by days; those without entries are left out. */
    private List<SealedDoor> read(SealedLog one, Optional<Checkpoint> last, Instant until) {
        String start = last.map(Checkpoint::end).orElse(Checkpoint.EVER);
        Map<String, MerkleTree> trees = new ConcurrentSkipListMap<>();
        one.entries()
                .read(
                        one.since().apply(last.map(Checkpoint::until)),
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
