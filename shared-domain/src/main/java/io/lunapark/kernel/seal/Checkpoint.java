package io.lunapark.kernel.seal;

import io.lunapark.kernel.seal.Fingerprint.Of;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all doors had in their histories between two times, sealed: nothing of it can be changed, taken away or added any
 * more without this being seen. Each follows the one before it, and begins where that ended.
 *
 * @param number from 1, without gaps
 * @param previous hash of the one before it; null for the first
 * @param from the first time that is in it, in whole seconds; the first checkpoint has everything that is older, too
 * @param until the first that no longer is
 * @param entries of all doors
 * @param doors those with entries, by their ids
 * @param root of the tree over the doors; all hashes are SHA-256 in hexadecimal digits
 * @param signature of the hash, Ed25519
 */
public record Checkpoint(
        long number,
        @Nullable String previous,
        Instant from,
        Instant until,
        long entries,
        List<SealedDoor> doors,
        String root,
        String hash,
        String signature) {

    /** Sorts before every time of an entry. */
    public static final String EVER = "0000";

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    /**
     * The entries of one door.
     *
     * @param door its id, or {@link StoredEntry#UNKNOWN_DOOR}
     * @param root of the tree over its entries, oldest first
     */
    public record SealedDoor(String door, long entries, String root) {

        private byte[] leaf() {
            return Fingerprint.of(Of.LEAF).text(door).number(entries).text(root).done();
        }
    }

    public Checkpoint {
        doors = List.copyOf(doors);
    }

    /** The next after the last one; the first of all where there is none. */
    public static Checkpoint seal(Optional<Checkpoint> last, Instant until, List<SealedDoor> doors, PrivateKey key) {
        Checkpoint unsigned = new Checkpoint(
                last.map(Checkpoint::number).orElse(0L) + 1,
                last.map(Checkpoint::hash).orElse(null),
                last.map(Checkpoint::until).orElse(Instant.EPOCH),
                until,
                total(doors),
                doors,
                root(doors),
                "",
                "");
        byte[] hash = unsigned.computedHash();
        return new Checkpoint(
                unsigned.number,
                unsigned.previous,
                unsigned.from,
                until,
                unsigned.entries,
                doors,
                unsigned.root,
                Fingerprint.hex(hash),
                AuditKey.sign(hash, key));
    }

    /** A time as entries are placed by it. */
    public static String place(Instant time) {
        return MILLISECONDS.format(time);
    }

    /** First place of an entry that can be in it. */
    public String start() {
        return number == 1 ? EVER : place(from);
    }

    /** First place behind it. */
    public String end() {
        return place(until);
    }

    public boolean covers(String place) {
        return start().compareTo(place) <= 0 && place.compareTo(end()) < 0;
    }

    /** What it had at this door; nothing where it names none. */
    SealedDoor at(String door) {
        return doors.stream()
                .filter(one -> one.door.equals(door))
                .findFirst()
                .orElseGet(() -> new SealedDoor(door, 0, new MerkleTree().root()));
    }

    /** Whether everything in it is as it was when the hash was made. */
    boolean isWhole() {
        return total(doors) == entries
                && root(doors).equals(root)
                && Fingerprint.hex(computedHash()).equals(hash);
    }

    boolean isSignedBy(PublicKey key) {
        return AuditKey.hasSigned(computedHash(), signature, key);
    }

    private byte[] computedHash() {
        return Fingerprint.of(Of.CHECKPOINT)
                .number(number)
                .text(previous == null ? "" : previous)
                .text(place(from))
                .text(place(until))
                .number(entries)
                .text(root)
                .done();
    }

    private static long total(List<SealedDoor> doors) {
        return doors.stream().mapToLong(SealedDoor::entries).sum();
    }

    private static String root(List<SealedDoor> doors) {
        MerkleTree tree = new MerkleTree();
        doors.forEach(door -> tree.add(door.leaf()));
        return tree.root();
    }
}
