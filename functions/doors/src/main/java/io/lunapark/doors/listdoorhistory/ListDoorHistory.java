package io.lunapark.doors.listdoorhistory;

import io.lunapark.doors.view.DoorViews;
import io.lunapark.doors.view.History;
import io.lunapark.doors.view.HistoryEntry;
import io.lunapark.doors.view.HistoryLine;
import io.lunapark.doors.view.HistoryRange;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;

/**
 * Shows the history of a door: who opened it, and who tried, newest first. Between from and to, and only granted or denied with outcome.
 * With an outcome, a page may be short or empty and have a nextCursor.
 */
@UseCase
@Controller("/api/doors")
@Tag(name = "History")
public class ListDoorHistory {

    private final History history;
    private final DoorViews views;

    ListDoorHistory(History history, DoorViews views) {
        this.history = history;
        this.views = views;
    }

    @Get("/{id}/history")
    Page<HistoryLine> list(
            RequestContext request,
            PageRequest page,
            UUID id,
            @Nullable @QueryValue Instant from,
            @Nullable @QueryValue Instant to,
            @Nullable @QueryValue @Schema(implementation = HistoryEntry.Outcome.class) String outcome) {
        Page<HistoryLine> found = history.ofDoor(id, HistoryRange.of(request), page);
        if (found.items().isEmpty()) {
            views.door(id);
        }
        return found;
    }
}
