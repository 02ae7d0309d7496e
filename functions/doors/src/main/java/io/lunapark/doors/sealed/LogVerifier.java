package io.lunapark.doors.sealed;

import io.lunapark.doors.view.HistoryRange;
import io.lunapark.kernel.seal.Anchored;
import io.lunapark.kernel.seal.AuditKey;
import io.lunapark.kernel.seal.Checkpoint;
import io.lunapark.kernel.seal.Checkpoint.SealedDoor;
import io.lunapark.kernel.seal.Finding;
import io.lunapark.kernel.seal.Finding.Kind;
import io.lunapark.kernel.seal.HistoryVerifier;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.store.Anchor;
import io.lunapark.platform.store.Secrets;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Looks for tampering with the history of the doors and the log of commands: what is stored now against what was sealed. It
 * goes from checkpoint to checkpoint of one log after the other, for as long as one call may take.
 */
@Singleton
public final class LogVerifier {

    private static final Duration PERIOD_UNLESS_SAID = Duration.ofDays(1);

    /** API Gateway waits for 30 s; what is begun before this is over ends well before that. */
    private static final Duration BUDGET = Duration.ofSeconds(12);

    /** Entries, by what the checkpoints say, and checkpoints that are looked at in one go. */
    private static final int PORTION = 20_000;

    private static final int MOST_CHECKPOINTS = 900;

    /** More than a person reads; with them an answer stays below what Lambda can give. */
    private static final int MOST_FINDINGS = 1_000;

    /** Quiet hours are sealed once an hour. */
    private static final Duration LONGEST_QUIET = Duration.ofMinutes(75);

    private final SealedLogs logs;
    private final Anchor anchor;
    private final Secrets secrets;
    private final String publicKey;
    private final Clock clock;

    LogVerifier(
            SealedLogs logs,
            Anchor anchor,
            Secrets secrets,
            Clock clock,
            @Property(name = "lunapark.audit-public-key") String publicKey) {
        this.logs = logs;
        this.anchor = anchor;
        this.secrets = secrets;
        this.publicKey = publicKey;
        this.clock = clock;
    }

    /** @param page whose cursor says where the last call has ended */
    public VerifiedHistory verify(HistoryRange.Times wanted, PageRequest page) {
        Instant now = clock.instant();
        Instant end = now.plus(BUDGET);
        Position position = page.position().map(Position::of).orElse(new Position(0, 0));
        if (position.log >= logs.all().size()) {
            throw PageRequest.badCursor();
        }
        Instant from = wanted.from().orElse(wanted.to().orElse(now).minus(PERIOD_UNLESS_SAID));
        Verification verification = new Verification(from, wanted.to());
        for (int i = position.log; i < logs.all().size(); i++) {
            SealedLog log = logs.all().get(i);
            long next = i == position.log && position.number > 0
                    ? position.number
                    : log.checkpoints().numberAt(from);
            List<Checkpoint> portion = portion(log, next, wanted);
            while (!portion.isEmpty()) {
                if (verification.findings.size() >= MOST_FINDINGS
                        || clock.instant().isAfter(end)) {
                    return verification.until(sealedUntil(), new Position(i, next).cursor(page));
                }
                verify(log, portion, verification);
                next = portion.getLast().number() + 1;
                portion = portion(log, next, wanted);
            }
            if (wanted.to().isEmpty()) {
                verifyEnd(log, now, verification);
            }
        }
        return verification.until(sealedUntil(), null);
    }

    /** Of the log that has come less far. */
    private Optional<Instant> sealedUntil() {
        return logs.all().stream()
                .flatMap(log -> log.checkpoints().last().stream())
                .map(Checkpoint::until)
                .min(Comparator.naturalOrder());
    }

    /** At least one where there is one; together not many more entries than a portion has. */
    private List<Checkpoint> portion(SealedLog log, long number, HistoryRange.Times wanted) {
        List<Checkpoint> following =
                log.checkpoints().from(number, wanted.to().orElse(HistoryRange.NEVER), MOST_CHECKPOINTS);
        long entries = 0;
        for (int i = 0; i < following.size(); i++) {
            entries += following.get(i).entries();
            if (entries >= PORTION) {
                return following.subList(0, i + 1);
            }
        }
        return following;
    }

    private void verify(SealedLog log, List<Checkpoint> portion, Verification verification) {
        Checkpoint first = portion.getFirst();
        Optional<Checkpoint> before = log.checkpoints().before(first.number());
        if (before.isEmpty() && first.number() > 1) {
            verification.add(log, new Finding(Kind.CHECKPOINT_MISSING, first.number() - 1, null, null, first.from()));
        }
        HistoryVerifier verifier = new HistoryVerifier(key(), before.orElse(null), portion, log.readable());
        verifier.compare(anchor.from(log.name(), first.number(), MOST_CHECKPOINTS));
        Set<String> all = new TreeSet<>(log.parts());
        portion.forEach(
                checkpoint -> checkpoint.doors().stream().map(SealedDoor::door).forEach(all::add));
        log.entries().read(all, first.start(), portion.getLast().end(), verifier::add);
        verification.checkpoints += portion.size();
        verification.entries += verifier.entries();
        verifier.findings().forEach(finding -> verification.add(log, finding));
    }

    /** Whether the chain goes on to its end, and what is stored where no checkpoint reaches. */
    private void verifyEnd(SealedLog log, Instant now, Verification verification) {
        // In this order: what is written down meanwhile is no fault, and has its checkpoint before.
        long known = log.checkpoints().last().map(Checkpoint::number).orElse(0L);
        List<Anchored> later = anchor.from(log.name(), Math.max(1, known), MOST_CHECKPOINTS);
        Optional<Checkpoint> last = log.checkpoints().last();
        long number = last.map(Checkpoint::number).orElse(0L);
        later.stream()
                .filter(line -> line.number() > number)
                .forEach(line ->
                        verification.add(log, new Finding(Kind.END_MISSING, line.number(), null, null, line.until())));
        Instant since = last.map(Checkpoint::until).orElse(now);
        if (later.isEmpty() && since.plus(SealedLog.LONGEST_UNSEALED).isBefore(now)) {
            verification.add(log, new Finding(Kind.NOT_ANCHORED, number, null, since, null));
        }
        if (since.plus(LONGEST_QUIET).isBefore(now)) {
            verification.add(log, new Finding(Kind.OVERDUE, number + 1, null, since, null));
        }
        HistoryVerifier outside = new HistoryVerifier(key(), null, last.stream().toList(), log.readable());
        log.readUncovered(last, now, outside::add);
        outside.outside(now.minus(SealedLog.LONGEST_UNSEALED), clock.instant())
                .forEach(finding -> verification.add(log, finding));
        log.readStrays(entry -> verification.add(log, Finding.at(Kind.UNKNOWN_DOOR, number, entry)));
    }

    private PublicKey key() {
        return secrets.read(publicKey)
                .filter(text -> !text.isBlank())
                .map(AuditKey::publicKey)
                .orElseThrow(() -> new IllegalStateException("No audit key was made yet: MakeAuditKey"));
    }

    /** @param log place of it among all; {@code number} of the checkpoint that comes next, 0 for the first one asked for */
    private record Position(int log, long number) {

        static Position of(String cursor) {
            if (!cursor.matches("[0-9]/[0-9]{1,18}")) {
                throw PageRequest.badCursor();
            }
            return new Position(cursor.charAt(0) - '0', Long.parseLong(cursor.substring(2)));
        }

        String cursor(PageRequest page) {
            return page.cursor(log + "/" + number);
        }
    }

    /** What is known so far. */
    private static final class Verification {
        private final Instant from;
        private final Optional<Instant> to;
        private final Queue<VerifiedHistory.Found> findings = new ConcurrentLinkedQueue<>();
        private long checkpoints;
        private long entries;

        Verification(Instant from, Optional<Instant> to) {
            this.from = from;
            this.to = to;
        }

        void add(SealedLog log, Finding finding) {
            findings.add(VerifiedHistory.Found.of(log.name(), finding));
        }

        VerifiedHistory until(Optional<Instant> sealedUntil, @Nullable String nextCursor) {
            return new VerifiedHistory(
                    from,
                    to.orElse(null),
                    findings.isEmpty(),
                    checkpoints,
                    entries,
                    sealedUntil.orElse(null),
                    List.copyOf(findings),
                    nextCursor);
        }
    }
}
