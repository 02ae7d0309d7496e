package io.lunapark.billing;

import io.lunapark.kernel.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movement in the ledger. It is never changed: what was wrong is corrected by another one.
 *
 * @param amountInCents what the person gains; negative where they pay
 * @param day of the books
 * @param taskId with assignment of a fee and a reward only
 */
public record Entry(
        UUID id,
        EntryKind kind,
        UUID personId,
        long amountInCents,
        LocalDate day,
        Instant time,
        @Nullable UUID taskId,
        @Nullable Integer assignment) {

    public Entry {
        if (amountInCents == 0) {
            throw new IllegalArgumentException("an entry moves money");
        }
    }

    /** What one assignment of a task costs its assignee. */
    public static Entry fee(UUID personId, int feeInCents, UUID taskId, int assignment, Moment at, Ids ids) {
        return new Entry(ids.next(), EntryKind.FEE, personId, -feeInCents, at.day(), at.time(), taskId, assignment);
    }

    public static Entry reward(UUID personId, int rewardInCents, UUID taskId, int assignment, Moment at, Ids ids) {
        return new Entry(
                ids.next(), EntryKind.REWARD, personId, rewardInCents, at.day(), at.time(), taskId, assignment);
    }

    /** The whole balance leaves the house. */
    public static Entry payout(UUID personId, long balanceInCents, Moment at, Ids ids) {
        return new Entry(ids.next(), EntryKind.PAYOUT, personId, -balanceInCents, at.day(), at.time(), null, null);
    }

    public static Entry correction(UUID personId, long amountInCents, Moment at, Ids ids) {
        return new Entry(ids.next(), EntryKind.CORRECTION, personId, amountInCents, at.day(), at.time(), null, null);
    }

    /** Both sides; they sum to zero. */
    public List<Posting> postings() {
        return List.of(new Posting(Account.of(personId), amountInCents), new Posting(kind.other(), -amountInCents));
    }

    public record Posting(Account account, long amountInCents) {}

    /** When something is booked. @param day of the books, which may be later than that of the time */
    public record Moment(Instant time, LocalDate day) {}
}
