package io.lunapark.doors.verifyhistory;

import io.lunapark.doors.history.AuditKey;
import io.lunapark.doors.history.Checkpoint;
import io.lunapark.doors.history.Checkpoint.SealedDoor;
import io.lunapark.doors.history.Finding;
import io.lunapark.doors.history.Finding.Kind;
import io.lunapark.doors.history.HistoryVerifier;
import io.lunapark.doors.store.Checkpoints;
import io.lunapark.doors.store.Doors;
import io.lunapark.doors.view.HistoryRange;
import io.lunapark.doors.view.StoredHistory;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.lunapark.platform.store.Secrets;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether anybody was at the history of the doors: what is stored now against what was sealed. */
@UseCase
@Controller("/api/audit")
public class VerifyHistory {

    private static final Duration WHERE_NOBODY_SAYS = Duration.ofDays(1);

    /** API Gateway waits for 30 s; what is begun before this is over ends well before that. */
    private static final Duration BUDGET = Duration.ofSeconds(12);

    /** Entries, by what the checkpoints say, and checkpoints that are looked at in one go. */
    private static final int PORTION = 20_000;

    private static final int MOST_CHECKPOINTS = 1_500;

    /** Nobody reads more; and an answer stays below what Lambda can give. */
    private static final int MOST_FINDINGS = 1_000;

    /** Quiet hours are sealed once an hour. */
    private static final Duration LONGEST_UNSEALED = Duration.ofMinutes(75);

    private final Database database;
    private final Checkpoints checkpoints;
    private final Doors doors;
    private final StoredHistory history;
    private final Secrets secrets;
    private final String publicKey;
    private final Clock clock;

    VerifyHistory(
            Database database,
            Checkpoints checkpoints,
            Doors doors,
            StoredHistory history,
            Secrets secrets,
            Clock clock,
            @Property(name = "lunapark.audit-public-key") String publicKey) {
        this.database = database;
        this.checkpoints = checkpoints;
        this.doors = doors;
        this.history = history;
        this.secrets = secrets;
        this.publicKey = publicKey;
        this.clock = clock;
    }

    @Get("/verify")
    @Tag(name = "History")
    @Operation(
            operationId = "verifyHistory",
            summary = "Find out whether the history of the doors was tampered with",
            description =
                    "Between from and to, the last 24 hours where nobody says; what was changed, removed or added is "
                            + "in the findings. With a nextCursor there is more to look at.")
    VerifiedHistory verify(
            HttpRequest<?> http,
            @Nullable @QueryValue Instant from,
            @Nullable @QueryValue Instant to,
            @Nullable @QueryValue String cursor) {
        HistoryRange.Times wanted = HistoryRange.times(http);
        Instant now = clock.instant();
        Instant end = now.plus(BUDGET);
        PageRequest page = PageRequest.of(http);
        long next = page.position()
                .map(Long::parseLong)
                .orElseGet(
                        () -> first(wanted.from().orElse(wanted.to().orElse(now).minus(WHERE_NOBODY_SAYS))));
        Optional<Checkpoint> last = database.withHandle(checkpoints::last);
        Verification verification = new Verification();
        List<Checkpoint> portion = portion(next, wanted);
        while (!portion.isEmpty()) {
            verify(portion, verification);
            next = portion.getLast().number() + 1;
            portion = portion(next, wanted);
            boolean enough = verification.findings.size() >= MOST_FINDINGS
                    || clock.instant().isAfter(end);
            if (enough && !portion.isEmpty()) {
                return verification.until(last, page.cursor(Long.toString(next)));
            }
        }
        if (wanted.to().isEmpty()) {
            overdue(last, now).ifPresent(verification.findings::add);
        }
        return verification.until(last, null);
    }

    private long first(Instant from) {
        return database.withHandle(db -> checkpoints.numberAt(db, from));
    }

    /** At least one where there is one; together not many more entries than a portion has. */
    private List<Checkpoint> portion(long number, HistoryRange.Times wanted) {
        List<Checkpoint> following = database.withHandle(
                db -> checkpoints.from(db, number, wanted.to().orElse(HistoryRange.NEVER), MOST_CHECKPOINTS));
        long entries = 0;
        for (int i = 0; i < following.size(); i++) {
            entries += following.get(i).entries();
            if (entries >= PORTION) {
                return following.subList(0, i + 1);
            }
        }
        return following;
    }

    private void verify(List<Checkpoint> portion, Verification verification) {
        Checkpoint first = portion.getFirst();
        Optional<Checkpoint> before = database.withHandle(db -> checkpoints.before(db, first.number()));
        if (before.isEmpty() && first.number() > 1) {
            verification.findings.add(
                    new Finding(Kind.CHECKPOINT_MISSING, first.number() - 1, null, null, first.from()));
        }
        HistoryVerifier verifier = new HistoryVerifier(key(), before.orElse(null), portion);
        Set<String> all = new TreeSet<>(database.withHandle(doors::recorded));
        portion.forEach(
                checkpoint -> checkpoint.doors().stream().map(SealedDoor::door).forEach(all::add));
        history.read(all, first.start(), portion.getLast().end(), verifier::add);
        verification.checkpoints += portion.size();
        verification.entries += verifier.entries();
        verification.findings.addAll(verifier.findings());
    }

    private static Optional<Finding> overdue(Optional<Checkpoint> last, Instant now) {
        Instant since = last.map(Checkpoint::until).orElse(Instant.EPOCH);
        return since.plus(LONGEST_UNSEALED).isBefore(now)
                ? Optional.of(
                        new Finding(Kind.OVERDUE, last.map(Checkpoint::number).orElse(0L) + 1, null, since, null))
                : Optional.empty();
    }

    private PublicKey key() {
        return secrets.read(publicKey)
                .filter(text -> !text.isBlank())
                .map(AuditKey::publicKey)
                .orElseThrow(() -> new IllegalStateException("No audit key was made yet: MakeAuditKey"));
    }

    /** What is known so far. */
    private static final class Verification {
        private final List<Finding> findings = new ArrayList<>();
        private long checkpoints;
        private long entries;

        VerifiedHistory until(Optional<Checkpoint> last, @Nullable String nextCursor) {
            return new VerifiedHistory(
                    findings.isEmpty(),
                    checkpoints,
                    entries,
                    last.map(Checkpoint::until).orElse(null),
                    findings.stream().map(VerifiedHistory.Found::of).toList(),
                    nextCursor);
        }
    }
}
