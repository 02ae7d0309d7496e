package io.lunapark.doors.unlockdoor;

import io.lunapark.doors.Door;
import io.lunapark.doors.api.Staff;
import io.lunapark.doors.view.History;
import io.lunapark.doors.view.HistoryEntry;
import io.lunapark.doors.view.UnlockView;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.http.Call;
import io.lunapark.platform.http.ProblemDetail;
import io.lunapark.platform.lambda.Function;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Records who stands before a door in a role that may not open any: {@code UnlockDoor} itself is never asked then. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = Function.USE_CASE, value = "UnlockDoor")
final class RecordRefusals {

    private static final Pattern DOOR =
            Pattern.compile("/api/doors/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})/unlock");
    private static final String NOT_ALLOWED = "not-allowed";

    private final UnlockView view;
    private final History history;
    private final Clock clock;
    private final Ids ids;

    RecordRefusals(UnlockView view, History history, Clock clock, Ids ids) {
        this.view = view;
        this.history = history;
        this.clock = clock;
        this.ids = ids;
    }

    /** Stands around the filter that refuses calls for their roles. */
    @ResponseFilter
    @Order(-2)
    void record(HttpRequest<?> http, HttpResponse<?> answer) {
        Optional<String> code = answer.getBody(ProblemDetail.class).map(ProblemDetail::code);
        Matcher path = DOOR.matcher(http.getPath());
        if (code.filter(NOT_ALLOWED::equals).isEmpty() || !path.matches()) {
            return;
        }
        Call call = Call.of(http);
        Instant now = clock.instant();
        UUID doorId = UUID.fromString(path.group(1));
        Door door = view.facts(Staff.id(http), doorId).door();
        history.append(new HistoryEntry(
                ids.next(),
                now,
                doorId,
                door == null ? null : door.name(),
                Staff.id(http),
                HistoryEntry.Outcome.denied,
                NOT_ALLOWED,
                null,
                call.sourceIp(),
                call.correlationId()));
    }
}
