package io.lunapark.billing;

import io.lunapark.kernel.DomainEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ledger has one entry more.
 *
 * @param kind {@code fee}, {@code reward}, {@code payout} or {@code correction}
 * @param amountInCents what the person gains; negative where they pay
 * @param day of the books
 * @param occurredAt when it happened
 * @param taskId with assignment, title and jiraId of a fee and a reward only
 */
public record EntryRecorded(
        UUID entryId,
        String kind,
        UUID personId,
        long amountInCents,
        LocalDate day,
        Instant occurredAt,
        @Nullable UUID taskId,
        @Nullable Integer assignment,
        @Nullable String title,
        @Nullable String jiraId)
        implements DomainEvent {

    public static EntryRecorded of(Entry entry, @Nullable String title, @Nullable String jiraId) {
        return new EntryRecorded(
                entry.id(),
                entry.kind().name().toLowerCase(Locale.ROOT),
                entry.personId(),
                entry.amountInCents(),
                entry.day(),
                entry.time(),
                entry.taskId(),
                entry.assignment(),
                title,
                jiraId);
    }

    @Override
    public String subject() {
        return "entry/" + entryId;
    }

    @Override
    public long sequence() {
        return 1;
    }
}
