package io.lunapark.doors.history;

import io.lunapark.doors.history.Finding.Kind;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares checkpoints with each other and with the entries that are stored. It holds some hashes per checkpoint and
 * door and none of the entries; those of one door come oldest first, and several threads may each bring a door.
 */
public final class HistoryVerifier {

    private final List<Checkpoint> checkpoints;
    private final List<Finding> chain = new ArrayList<>();
    private final NavigableMap<String, Checkpoint> byStart = new TreeMap<>();
    private final Map<Sealed, MerkleTree> trees = new ConcurrentHashMap<>();
    private final LongAdder entries = new LongAdder();

    /**
     * @param before the one before the first of these; null where that is not to be had
     * @param checkpoints in the order of their numbers
     */
    public HistoryVerifier(PublicKey key, @Nullable Checkpoint before, List<Checkpoint> checkpoints) {
        this.checkpoints = List.copyOf(checkpoints);
        Checkpoint previous = before;
        for (Checkpoint checkpoint : checkpoints) {
            checkLink(previous, checkpoint);
            check(checkpoint, key);
            byStart.put(checkpoint.start(), checkpoint);
            previous = checkpoint;
        }
    }

    private void checkLink(@Nullable Checkpoint previous, Checkpoint checkpoint) {
        if (previous == null) {
            return;
        }
        if (checkpoint.number() != previous.number() + 1) {
            chain.add(new Finding(
                    Kind.CHECKPOINT_MISSING, previous.number() + 1, null, previous.until(), checkpoint.from()));
        } else if (!previous.hash().equals(checkpoint.previous())
                || !previous.until().equals(checkpoint.from())) {
            chain.add(Finding.at(Kind.CHECKPOINT_ALTERED, checkpoint, null));
        }
    }

    private void check(Checkpoint checkpoint, PublicKey key) {
        if (!checkpoint.isWhole()) {
            chain.add(Finding.at(Kind.CHECKPOINT_ALTERED, checkpoint, null));
        } else if (!checkpoint.isSignedBy(key)) {
            chain.add(Finding.at(Kind.SIGNATURE_WRONG, checkpoint, null));
        }
    }

    /** Entries that no checkpoint covers are none of its business. */
    public void add(StoredEntry entry) {
        Map.Entry<String, Checkpoint> candidate = byStart.floorEntry(entry.place());
        if (candidate == null || !candidate.getValue().covers(entry.place())) {
            return;
        }
        entries.increment();
        trees.computeIfAbsent(new Sealed(candidate.getValue().number(), entry.door()), place -> new MerkleTree())
                .add(entry.leaf());
    }

    /** How many entries it has looked at. */
    public long entries() {
        return entries.sum();
    }

    /** By checkpoints, then by doors: once all entries are there. */
    public List<Finding> findings() {
        Map<Long, Set<String>> doors = trees.keySet().stream()
                .collect(Collectors.groupingBy(
                        Sealed::checkpoint, Collectors.mapping(Sealed::door, Collectors.toCollection(TreeSet::new))));
        Stream<Finding> ofEntries = checkpoints.stream().flatMap(checkpoint -> {
            Set<String> all = doors.getOrDefault(checkpoint.number(), new TreeSet<>());
            checkpoint.doors().forEach(one -> all.add(one.door()));
            return all.stream().flatMap(door -> compare(checkpoint, door));
        });
        return Stream.concat(chain.stream(), ofEntries)
                .sorted(Comparator.comparingLong(Finding::checkpoint))
                .toList();
    }

    private Stream<Finding> compare(Checkpoint checkpoint, String door) {
        Checkpoint.SealedDoor promised = checkpoint.at(door);
        MerkleTree stored = trees.getOrDefault(new Sealed(checkpoint.number(), door), new MerkleTree());
        if (stored.leaves() == promised.entries()) {
            return stored.root().equals(promised.root())
                    ? Stream.empty()
                    : Stream.of(Finding.at(Kind.EDITED_OR_REORDERED, checkpoint, door));
        }
        return Stream.of(
                Finding.at(stored.leaves() < promised.entries() ? Kind.REMOVED : Kind.ADDED, checkpoint, door));
    }

    private record Sealed(long checkpoint, String door) {}
}
