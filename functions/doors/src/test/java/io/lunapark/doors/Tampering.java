package io.lunapark.doors;

import io.lunapark.kernel.seal.Finding.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Something that somebody with access to the table may do to the sealed entries of a door, and how to undo it.
 *
 * @param removed items as they were; {@code written} as they are now
 */
record Tampering(
        Kind kind, String what, List<Map<String, AttributeValue>> removed, List<Map<String, AttributeValue>> written) {

    /** @param entries of one door, sealed, at least three of them */
    static Tampering random(List<Map<String, AttributeValue>> entries, RandomGenerator random) {
        Map<String, AttributeValue> one = entries.get(random.nextInt(entries.size()));
        return switch (random.nextInt(9)) {
            case 0 -> edited(one, "person", UUID.randomUUID().toString());
            case 1 -> edited(one, "document", one.get("document").s().replace("denied", "granted") + " ");
            case 2 ->
                edited(one, "document", withOneBitChanged(one.get("document").s(), random));
            case 3 -> edited(one, "note", "nobody reads this");
            case 4 -> new Tampering(Kind.REMOVED, "removed", List.of(one), List.of());
            case 5 -> inserted(one, random);
            case 6 -> moved(one);
            case 7 -> swapped(entries, random);
            default -> cutOff(entries, random);
        };
    }

    private static Tampering edited(Map<String, AttributeValue> entry, String attribute, String value) {
        return new Tampering(
                Kind.EDITED_OR_REORDERED,
                "another " + attribute,
                List.of(entry),
                List.of(with(entry, attribute, value)));
    }

    private static String withOneBitChanged(String document, RandomGenerator random) {
        int place = random.nextInt(document.length());
        return document.substring(0, place) + (char) (document.charAt(place) ^ 1) + document.substring(place + 1);
    }

    private static Tampering inserted(Map<String, AttributeValue> entry, RandomGenerator random) {
        String time = entry.get("sk").s().split(" ")[0];
        String place = time + " " + new UUID(random.nextLong(), random.nextLong());
        return new Tampering(Kind.ADDED, "inserted", List.of(), List.of(with(entry, "sk", place)));
    }

    /** Under another id in the same millisecond: its content is what it was. */
    private static Tampering moved(Map<String, AttributeValue> entry) {
        String place = entry.get("sk").s().split(" ")[0] + " " + UUID.randomUUID();
        return new Tampering(Kind.EDITED_OR_REORDERED, "moved", List.of(entry), List.of(with(entry, "sk", place)));
    }

    private static Tampering swapped(List<Map<String, AttributeValue>> entries, RandomGenerator random) {
        int first = random.nextInt(entries.size());
        int second = (first + 1 + random.nextInt(entries.size() - 1)) % entries.size();
        Map<String, AttributeValue> a = entries.get(first);
        Map<String, AttributeValue> b = entries.get(second);
        return new Tampering(
                Kind.EDITED_OR_REORDERED,
                "swapped",
                List.of(a, b),
                List.of(
                        with(b, "sk", a.get("sk").s()),
                        with(a, "sk", b.get("sk").s())));
    }

    private static Tampering cutOff(List<Map<String, AttributeValue>> entries, RandomGenerator random) {
        int left = random.nextInt(entries.size());
        return new Tampering(Kind.REMOVED, "end cut off", entries.subList(left, entries.size()), List.of());
    }

    void happens() {
        replace(removed, written);
    }

    void isUndone() {
        replace(written, removed);
    }

    private static void replace(List<Map<String, AttributeValue>> present, List<Map<String, AttributeValue>> wanted) {
        List<String> overwritten =
                wanted.stream().map(item -> item.get("sk").s()).toList();
        present.stream()
                .filter(item -> !overwritten.contains(item.get("sk").s()))
                .forEach(DoorStores::remove);
        wanted.forEach(DoorStores::put);
    }

    private static Map<String, AttributeValue> with(Map<String, AttributeValue> entry, String attribute, String value) {
        Map<String, AttributeValue> changed = new HashMap<>(entry);
        changed.put(attribute, AttributeValue.fromS(value));
        return changed;
    }
}
