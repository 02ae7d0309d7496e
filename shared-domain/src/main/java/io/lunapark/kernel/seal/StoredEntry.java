package io.lunapark.kernel.seal;

import io.lunapark.kernel.seal.Fingerprint.Of;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An entry of the history as it is stored, with every attribute, also those that the code does not read.
 *
 * @param attributes by their names: {@code pk}, {@code sk}, {@code person} and {@code document}, unless it was tampered with
 */
public record StoredEntry(SortedMap<String, String> attributes) {

    /** Partition of what was tried at doors that are not there. */
    public static final String UNKNOWN_DOOR = "unknown";

    private static final String PARTITION = "door/";

    public StoredEntry {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    public static StoredEntry of(Map<String, String> attributes) {
        return new StoredEntry(new TreeMap<>(attributes));
    }

    /** Where the entries of a door are stored. */
    public static String partition(String door) {
        return PARTITION + door;
    }

    /** Id of the door, or {@link #UNKNOWN_DOOR}. */
    public String door() {
        String partition = attributes.getOrDefault("pk", "");
        return partition.startsWith(PARTITION) ? partition.substring(PARTITION.length()) : partition;
    }

    /** Its time and its id, which is where it stands among the others of the door. */
    public String place() {
        return attributes.getOrDefault("sk", "");
    }

    /** The time that its place begins with; empty where there is none. */
    public Optional<Instant> time() {
        try {
            return Optional.of(Instant.parse(place().split(" ", 2)[0]));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Its hash in the tree of its door. */
    public byte[] leaf() {
        Fingerprint leaf = Fingerprint.of(Of.LEAF);
        attributes.forEach((name, value) -> leaf.text(name).text(value));
        return leaf.done();
    }
}
