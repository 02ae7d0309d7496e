package io.lunapark.cars;

/**
 * Where all records are. At every rest the sum of the places is what was generated.
 *
 * @param generated what the generator has sent, by its own count, and what others have reported
 * @param stored cars, without those that an operator has removed
 * @param pending in the fallback store
 * @param inQueue on the way to the store
 */
public record IntakeBalance(long generated, long stored, long removed, long pending, long inQueue, long quarantined) {

    /** How many records are in no place; negative where one is in two. A record under way may be either for a moment. */
    public long missing() {
        return generated - stored - removed - pending - inQueue - quarantined;
    }

    /**
     * A queue counts messages and not records: what it holds is what is missing elsewhere, and nothing where it is empty.
     *
     * @param queueIsEmpty false also where it cannot be asked
     */
    public static IntakeBalance of(
            long generated, long stored, long removed, long pending, long quarantined, boolean queueIsEmpty) {
        IntakeBalance elsewhere = new IntakeBalance(generated, stored, removed, pending, 0, quarantined);
        long inQueue = queueIsEmpty ? 0 : Math.max(0, elsewhere.missing());
        return new IntakeBalance(generated, stored, removed, pending, inQueue, quarantined);
    }
}
