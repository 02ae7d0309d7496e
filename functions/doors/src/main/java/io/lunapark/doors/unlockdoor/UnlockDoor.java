package io.lunapark.doors.unlockdoor;

import io.lunapark.doors.Denial;
import io.lunapark.doors.Door;
import io.lunapark.doors.DoorsProblem.DoorStaysShut;
import io.lunapark.doors.GuestPass;
import io.lunapark.doors.Unlock;
import io.lunapark.doors.Unlock.Outcome;
import io.lunapark.doors.Unlock.Outcome.Denied;
import io.lunapark.doors.Unlock.Outcome.Granted;
import io.lunapark.doors.api.Staff;
import io.lunapark.doors.view.History;
import io.lunapark.doors.view.History.Appended;
import io.lunapark.doors.view.HistoryEntry;
import io.lunapark.doors.view.UnlockKey;
import io.lunapark.doors.view.UnlockView;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.command.Idempotency;
import io.lunapark.platform.http.Problems;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Unlocks a door. 403 with the reason as its code where it stays shut. */
@UseCase
@Controller("/api/doors")
@Tag(name = "Doors")
public class UnlockDoor {

    /** Long enough to walk through; then the lock falls shut by itself. */
    private static final Duration OPEN_FOR = Duration.ofSeconds(5);

    private final UnlockView view;
    private final History history;
    private final Problems problems;
    private final Clock clock;
    private final Ids ids;
    private final ZoneId venue;

    UnlockDoor(
            UnlockView view,
            History history,
            Problems problems,
            Clock clock,
            Ids ids,
            @Property(name = "lunapark.time-zone") ZoneId venue) {
        this.view = view;
        this.history = history;
        this.problems = problems;
        this.clock = clock;
        this.ids = ids;
        this.venue = venue;
    }

    /**
     * Two round trips to DynamoDB: all facts in one consistent read, then the entry in the history. The answer is given after
     * that, so nothing opens that is not recorded.
     */
    @Post("/{id}/unlock")
    @ApiResponse(
            responseCode = "200",
            description = "It is open",
            content = @Content(schema = @Schema(implementation = Unlocked.class)))
    HttpResponse<?> unlock(RequestContext request, UUID id) {
        // Before the facts are read: an entry of after a withdrawal was then decided on facts of after it.
        Instant now = clock.instant();
        Unlock facts = view.facts(Staff.id(request.caller()), id);
        Attempt attempt = new Attempt(ids.next(), now, id, facts.door(), request);
        HistoryEntry entry = record(attempt, facts, UnlockKey.of(request));
        MutableHttpResponse<?> answer = entry.reason() == null
                ? HttpResponse.ok(Unlocked.of(entry))
                : problems.answer(request, new DoorStaysShut(id, told(Denial.of(entry.reason()), facts)));
        return entry.id().equals(attempt.id()) ? answer : answer.header(Idempotency.REPLAYED, "true");
    }

    /**
     * What is decided in the end: the last use of a guest pass may go to another just now, and then the next one opens;
     * and a key that was used before is answered as it was.
     */
    private HistoryEntry record(Attempt attempt, Unlock facts, Optional<UnlockKey> key) {
        Outcome outcome = facts.decide(attempt.time(), venue);
        GuestPass pass = outcome instanceof Granted granted ? granted.pass() : null;
        HistoryEntry entry = attempt.entry(outcome);
        return switch (history.append(entry, pass, key)) {
            case Appended.Done done -> entry;
            case Appended.UsedUp usedUp -> record(attempt, facts.without(Objects.requireNonNull(pass)), key);
            case Appended.Before before ->
                isWithdrawn(before.entry(), outcome) ? record(attempt, facts, Optional.empty()) : before.entry();
        };
    }

    /** No key brings back a permission that was taken away; that its pass is used up by now is no withdrawal. */
    private static boolean isWithdrawn(HistoryEntry before, Outcome now) {
        return before.reason() == null && now instanceof Denied denied && denied.reason() != Denial.PASS_USED_UP;
    }

    /** That the view is not ready is for those who can do something about it. */
    private static Denial told(Denial reason, Unlock facts) {
        return reason == Denial.VIEW_NOT_READY && !facts.decidesEverywhere() ? Denial.UNKNOWN_DOOR : reason;
    }

    /** One person before one door at one moment. */
    private record Attempt(
            UUID id, Instant time, UUID doorId, @Nullable Door door, RequestContext request) {

        HistoryEntry entry(Outcome outcome) {
            Denial reason = outcome instanceof Denied denied ? denied.reason() : null;
            GuestPass pass = outcome instanceof Granted granted ? granted.pass() : null;
            return new HistoryEntry(
                    id,
                    time,
                    doorId,
                    door == null ? null : door.name(),
                    UUID.fromString(request.caller().userId()),
                    reason == null ? HistoryEntry.Outcome.granted : HistoryEntry.Outcome.denied,
                    reason == null ? null : reason.code(),
                    pass == null ? null : pass.id(),
                    request.sourceIp(),
                    request.correlationId());
        }
    }

    /** @param relocksAt when the lock falls shut again */
    @Serdeable
    @Schema(name = "Unlocked")
    public record Unlocked(
            UUID doorId,
            @Schema(example = "granted") String decision,
            Instant decidedAt,
            UUID auditId,
            Instant relocksAt) {

        static Unlocked of(HistoryEntry entry) {
            return new Unlocked(
                    entry.doorId(),
                    entry.outcome().name(),
                    entry.time(),
                    entry.id(),
                    entry.time().plus(OPEN_FOR));
        }
    }
}
