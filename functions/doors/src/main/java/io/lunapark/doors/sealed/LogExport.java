package io.lunapark.doors.sealed;

import io.lunapark.doors.view.HistoryRange;
import io.lunapark.kernel.seal.Checkpoint;
import io.lunapark.kernel.seal.Finding;
import io.lunapark.kernel.seal.StoredEntry;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.store.Anchor;
import io.lunapark.platform.store.Secrets;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** What is sealed of the logs with its checkpoints, page by page, for those who verify it elsewhere. */
@Singleton
public final class LogExport {

    /** Read at once; and how many doors they may name together, of 140 bytes each: Lambda answers with 6 MB. */
    private static final int CHECKPOINTS = 100;

    private static final int DOORS_NAMED = 10_000;

    /** Some 700 bytes each. */
    private static final int ENTRIES = 2_000;

    /** API Gateway waits for 30 s, and doors without entries take their time as well. */
    private static final Duration BUDGET = Duration.ofSeconds(12);

    /** The anchor holds the ones before by these: each checkpoint names the one before it. */
    private static final int ANCHORED = 900;

    private final SealedLogs logs;
    private final Anchor anchor;
    private final Secrets secrets;
    private final String publicKey;
    private final Clock clock;

    LogExport(
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

    public Page<ExportLine> page(HistoryRange.Times wanted, PageRequest page) {
        Instant begin = wanted.from().orElse(Instant.EPOCH);
        Optional<ExportPosition> position = page.position().map(ExportPosition::of);
        if (position.isEmpty()) {
            Page<ExportLine> chain = chain(page, begin(0, begin), wanted);
            ExportLine key = ExportLine.of(secrets.read(publicKey).orElse(""), earlier(wanted.to(), clock.instant()));
            return new Page<>(
                    Stream.concat(Stream.of(key), chain.items().stream()).toList(), chain.nextCursor());
        }
        if (position.get().log() >= logs.all().size()) {
            throw PageRequest.badCursor();
        }
        return position.get().door().isEmpty()
                ? chain(page, position.get(), wanted)
                : entries(page, position.get(), wanted);
    }

    private static Instant earlier(Optional<Instant> to, Instant now) {
        return to.filter(time -> time.isBefore(now)).orElse(now);
    }

    private ExportPosition begin(int log, Instant from) {
        SealedLog one = logs.all().get(log);
        long first = one.checkpoints().numberAt(from);
        return new ExportPosition(log, first, first, "", "");
    }

    private @Nullable String afterLog(PageRequest page, ExportPosition position, HistoryRange.Times wanted) {
        return position.log() + 1 < logs.all().size()
                ? begin(position.log() + 1, wanted.from().orElse(Instant.EPOCH)).cursor(page)
                : null;
    }

    private Page<ExportLine> chain(PageRequest page, ExportPosition position, HistoryRange.Times wanted) {
        SealedLog log = logs.all().get(position.log());
        Instant until = wanted.to().orElse(HistoryRange.NEVER);
        List<Checkpoint> found = log.checkpoints().from(position.number(), until, CHECKPOINTS);
        List<ExportLine> lines = new ArrayList<>();
        long named = 0;
        for (Checkpoint checkpoint : found) {
            lines.add(ExportLine.of(checkpoint));
            named += checkpoint.doors().size();
            if (named >= DOORS_NAMED || lines.size() == CHECKPOINTS) {
                return new Page<>(
                        lines, position.withCheckpoint(checkpoint.number() + 1).cursor(page));
            }
        }
        long last = found.isEmpty() ? position.number() - 1 : found.getLast().number();
        if (last < position.first()) {
            return new Page<>(lines, afterLog(page, position, wanted));
        }
        lines.add(ExportLine.end(log.name(), last));
        anchor.from(log.name(), Math.max(position.first(), last - ANCHORED + 1), ANCHORED).stream()
                .filter(line -> line.number() <= last)
                .map(ExportLine::of)
                .forEach(lines::add);
        String cursor = log.parts().stream()
                .findFirst()
                .map(part -> position.withDoor(last, part, "").cursor(page))
                .orElseGet(() -> afterLog(page, position, wanted));
        return new Page<>(lines, cursor);
    }

    /** Of each door in turn, between the first and the last checkpoint of the export. */
    private Page<ExportLine> entries(PageRequest page, ExportPosition position, HistoryRange.Times wanted) {
        SealedLog log = logs.all().get(position.log());
        Instant stop = clock.instant().plus(BUDGET);
        String start = checkpoint(log, position.first()).start();
        String end = checkpoint(log, position.number()).end();
        String after = position.after();
        if (start.compareTo(end) >= 0
                || !after.isEmpty() && (after.compareTo(start) < 0 || after.compareTo(end) >= 0)) {
            throw PageRequest.badCursor();
        }
        List<ExportLine> lines = new ArrayList<>();
        for (String door : log.parts().stream()
                .filter(one -> one.compareTo(position.door()) >= 0)
                .toList()) {
            if (lines.size() >= ENTRIES || clock.instant().isAfter(stop)) {
                return new Page<>(
                        lines, position.withDoor(position.number(), door, after).cursor(page));
            }
            List<StoredEntry> some = log.entries().some(door, start, end, after, ENTRIES);
            some.forEach(entry -> lines.add(line(log, entry)));
            if (some.size() == ENTRIES) {
                return new Page<>(
                        lines,
                        position.withDoor(
                                        position.number(), door, some.getLast().place())
                                .cursor(page));
            }
            after = "";
        }
        if (wanted.to().isEmpty()) {
            outside(log, lines);
        }
        return new Page<>(lines, afterLog(page, position, wanted));
    }

    private static ExportLine line(SealedLog log, StoredEntry entry) {
        return ExportLine.of(entry, log.readable().test(entry) ? null : Finding.Kind.UNREADABLE.code());
    }

    /** What no checkpoint covers and no later one will, and what is where nothing is recorded. */
    private void outside(SealedLog log, List<ExportLine> lines) {
        Optional<Checkpoint> last = log.checkpoints().last();
        Instant now = clock.instant();
        Queue<StoredEntry> uncovered = new ConcurrentLinkedQueue<>();
        log.readUncovered(last, now, uncovered::add);
        uncovered.stream().filter(entry -> !log.mayWait(entry, now)).forEach(entry -> lines.add(line(log, entry)));
        Queue<StoredEntry> strays = new ConcurrentLinkedQueue<>();
        log.readStrays(strays::add);
        strays.forEach(entry -> lines.add(ExportLine.of(entry, Finding.Kind.UNKNOWN_DOOR.code())));
    }

    private Checkpoint checkpoint(SealedLog log, long number) {
        return log.checkpoints().from(number, HistoryRange.NEVER, 1).stream()
                .findFirst()
                .orElseThrow(PageRequest::badCursor);
    }
}
