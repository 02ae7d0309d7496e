package io.lunapark.cars;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Puts many records into few messages. */
public final class Packing {

    /** SQS takes 262,144 bytes in a message, and as many in all messages of one request; some room is left. */
    public static final int MESSAGE_BYTES = 250_000;

    /** Brackets around the list. */
    private static final int AROUND = 2;

    private Packing() {}

    /**
     * In their order, each message as full as it may be.
     *
     * @param bytes the size of an item as JSON in UTF-8
     * @throws IllegalArgumentException where an item does not fit into any message
     */
    public static <T> List<List<T>> pack(List<T> items, ToIntFunction<T> bytes) {
        List<List<T>> messages = new ArrayList<>();
        int used = MESSAGE_BYTES;
        for (T item : items) {
            int size = bytes.applyAsInt(item) + 1; // with its comma
            if (AROUND + size > MESSAGE_BYTES) {
                throw new IllegalArgumentException("A record of " + size + " bytes fits into no message");
            }
            if (used + size > MESSAGE_BYTES) {
                messages.add(new ArrayList<>());
                used = AROUND;
            }
            messages.getLast().add(item);
            used += size;
        }
        return messages;
    }
}
