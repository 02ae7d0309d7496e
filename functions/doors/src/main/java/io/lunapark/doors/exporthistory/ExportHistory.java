package io.lunapark.doors.exporthistory;

import io.lunapark.doors.history.Checkpoint;
import io.lunapark.doors.history.StoredEntry;
import io.lunapark.doors.store.Checkpoints;
import io.lunapark.doors.store.Doors;
import io.lunapark.doors.view.HistoryRange;
import io.lunapark.doors.view.StoredHistory;
import io.lunapark.platform.http.Page;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The sealed history with its checkpoints, page by page, for who verifies it elsewhere. */
@UseCase
@Controller("/api/audit")
public class ExportHistory {

    /** Read at once; and how many doors they may name together, of 140 bytes each: Lambda answers with 6 MB. */
    private static final int CHECKPOINTS = 100;

    private static final int DOORS_NAMED = 10_000;

    /** Some 700 bytes each. */
    private static final int ENTRIES = 2_000;

    /** API Gateway waits for 30 s, and doors without entries take their time as well. */
    private static final Duration BUDGET = Duration.ofSeconds(12);

    private final Database database;
    private final Checkpoints checkpoints;
    private final Doors doors;
    private final StoredHistory history;
    private final Secrets secrets;
    private final String publicKey;
    private final Clock clock;

    ExportHistory(
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

    @Get("/export")
    @Tag(name = "History")
    @Operation(
            operationId = "exportHistory",
            summary = "Export the sealed history of the doors",
            description =
                    "All of it, or what was sealed between from and to. Written one below the other, the items are "
                            + "what ./lunapark audit verify reads.")
    Page<ExportLine> export(
            HttpRequest<?> http,
            @Nullable @QueryValue Instant from,
            @Nullable @QueryValue Instant to,
            @Nullable @QueryValue String cursor) {
        HistoryRange.Times wanted = HistoryRange.times(http);
        Instant until = wanted.to().orElse(HistoryRange.NEVER);
        PageRequest page = PageRequest.of(http);
        return page.position()
                .map(ExportPosition::of)
                .map(position -> position.door().isEmpty() ? chain(page, position, until) : entries(page, position))
                .orElseGet(() -> begin(page, wanted.from().orElse(Instant.EPOCH), until));
    }

    private Page<ExportLine> begin(PageRequest page, Instant from, Instant until) {
        long first = database.withHandle(db -> checkpoints.numberAt(db, from));
        Page<ExportLine> chain = chain(page, new ExportPosition(first, first, "", ""), until);
        ExportLine key = ExportLine.of(secrets.read(publicKey).orElse(""));
        return new Page<>(Stream.concat(Stream.of(key), chain.items().stream()).toList(), chain.nextCursor());
    }

    private Page<ExportLine> chain(PageRequest page, ExportPosition position, Instant until) {
        List<Checkpoint> found = database.withHandle(db -> checkpoints.from(db, position.number(), until, CHECKPOINTS));
        List<ExportLine> lines = new ArrayList<>();
        long named = 0;
        for (Checkpoint checkpoint : found) {
            lines.add(ExportLine.of(checkpoint));
            named += checkpoint.doors().size();
            if (named >= DOORS_NAMED || lines.size() == CHECKPOINTS) {
                return new Page<>(
                        lines,
                        page.cursor(
                                position.withCheckpoint(checkpoint.number() + 1).toString()));
            }
        }
        long last = found.isEmpty() ? position.number() - 1 : found.getLast().number();
        return last < position.first()
                ? new Page<>(lines, null)
                : new Page<>(
                        lines,
                        page.cursor(position.withDoor(last, allDoors().getFirst(), "")
                                .toString()));
    }

    /** Of each door in turn, between the first and the last checkpoint of the export. */
    private Page<ExportLine> entries(PageRequest page, ExportPosition position) {
        Instant stop = clock.instant().plus(BUDGET);
        String start = checkpoint(position.first()).start();
        String end = checkpoint(position.number()).end();
        String after = position.after();
        if (start.compareTo(end) >= 0
                || !after.isEmpty() && (after.compareTo(start) < 0 || after.compareTo(end) >= 0)) {
            throw PageRequest.badCursor();
        }
        List<ExportLine> lines = new ArrayList<>();
        for (String door : allDoors().stream()
                .filter(one -> one.compareTo(position.door()) >= 0)
                .toList()) {
            if (lines.size() >= ENTRIES || clock.instant().isAfter(stop)) {
                return new Page<>(
                        lines,
                        page.cursor(position.withDoor(position.number(), door, after)
                                .toString()));
            }
            List<StoredEntry> some = history.some(door, start, end, after, ENTRIES);
            some.forEach(entry -> lines.add(ExportLine.of(entry)));
            if (some.size() == ENTRIES) {
                return new Page<>(
                        lines,
                        page.cursor(position.withDoor(
                                        position.number(), door, some.getLast().place())
                                .toString()));
            }
            after = "";
        }
        return new Page<>(lines, null);
    }

    private List<String> allDoors() {
        return database.withHandle(doors::recorded).stream().sorted().toList();
    }

    private Checkpoint checkpoint(long number) {
        return database.withHandle(db -> checkpoints.from(db, number, HistoryRange.NEVER, 1)).stream()
                .findFirst()
                .orElseThrow(PageRequest::badCursor);
    }
}
