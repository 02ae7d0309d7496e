package io.lunapark.kernel.seal;

import io.lunapark.kernel.seal.Finding.Kind;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares checkpoints with each other and with the entries that are stored. It holds some hashes per checkpoint and
 * door and none of the entries; those of one door come oldest first, and several threads may each bring a door.
 */
public final class HistoryVerifier {

    /** The clocks of two functions do not differ by as much: what is later than this is of the future. */
    public static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    /** The first place that is of the future. */
    public static String future(Instant now) {
        return Checkpoint.place(now.plus(CLOCKS_DIFFER));
    }

    private final List<Checkpoint> checkpoints;
    private final List<Finding> chain = new ArrayList<>();
    private final NavigableMap<String, Checkpoint> byStart = new TreeMap<>();
    private final Map<Sealed, MerkleTree> trees = new ConcurrentHashMap<>();
    private final LongAdder entries = new LongAdder();
    private final Queue<StoredEntry> outside = new ConcurrentLinkedQueue<>();
    private final Queue<Finding> unreadable = new ConcurrentLinkedQueue<>();
    private final Predicate<StoredEntry> readable;

    public HistoryVerifier(PublicKey key, @Nullable Checkpoint before, List<Checkpoint> checkpoints) {
        this(key, before, checkpoints, entry -> true);
    }

    /**
     * @param before the one before the first of these; null where that is not to be had
     * @param checkpoints in the order of their numbers
     * @param readable whether an entry is one as we write them
     */
    public HistoryVerifier(
            PublicKey key, @Nullable Checkpoint before, List<Checkpoint> checkpoints, Predicate<StoredEntry> readable) {
        this.checkpoints = List.copyOf(checkpoints);
        this.readable = readable;
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

    /** Compares with what was written down outside of the stores; what is of other checkpoints counts for nothing. */
    public void compare(Collection<Anchored> anchored) {
        for (Checkpoint checkpoint : checkpoints) {
            boolean another = anchored.stream()
                    .anyMatch(line ->
                            line.number() == checkpoint.number() && !line.hash().equals(checkpoint.hash()));
            if (another) {
                chain.add(Finding.at(Kind.CHECKPOINT_REWRITTEN, checkpoint, null));
            }
        }
    }

    /** One that no checkpoint covers is looked at by {@link #outside}. */
    public void add(StoredEntry entry) {
        Map.Entry<String, Checkpoint> candidate = byStart.floorEntry(entry.place());
        if (candidate == null || !candidate.getValue().covers(entry.place())) {
            outside.add(entry);
            return;
        }
        if (!readable.test(entry)) {
            unreadable.add(Finding.at(Kind.UNREADABLE, candidate.getValue().number(), entry));
        }
        entries.increment();
        trees.computeIfAbsent(new Sealed(candidate.getValue().number(), entry.door()), place -> new MerkleTree())
                .add(entry.leaf());
    }

    /** How many entries it has looked at. */
    public long entries() {
        return entries.sum();
    }

    /**
     * What is wrong with the entries that no checkpoint covers.
     *
     * @param waiting from when on an entry may still wait for its checkpoint
     * @param now a clock that is right within {@link #CLOCKS_DIFFER}
     */
    public List<Finding> outside(Instant waiting, Instant now) {
        long next = checkpoints.isEmpty() ? 1 : checkpoints.getLast().number() + 1;
        return outside.stream()
                .flatMap(entry -> outside(entry, next, waiting, now))
                .toList();
    }

    private Stream<Finding> outside(StoredEntry entry, long next, Instant waiting, Instant now) {
        Optional<Instant> time = entry.time();
        if (time.isEmpty() || !readable.test(entry)) {
            return Stream.of(Finding.at(Kind.UNREADABLE, next, entry));
        }
        if (time.get().isAfter(now.plus(CLOCKS_DIFFER))) {
            return Stream.of(Finding.at(Kind.FUTURE_DATED, next, entry));
        }
        return time.get().isBefore(waiting) ? Stream.of(Finding.at(Kind.NOT_COVERED, next, entry)) : Stream.empty();
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
        return Stream.of(chain.stream(), ofEntries, unreadable.stream())
                .flatMap(found -> found)
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
