package io.lunapark.doors.listdoorhistory;

import io.lunapark.doors.view.DoorViews;
import io.lunapark.doors.view.History;
import io.lunapark.doors.view.HistoryEntry;
import io.lunapark.doors.view.HistoryLine;
import io.lunapark.doors.view.HistoryRange;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;

/** Who opened a door, and who tried, newest first. */
@UseCase
@Controller("/api/doors")
public class ListDoorHistory {

    private final History history;
    private final DoorViews views;

    ListDoorHistory(History history, DoorViews views) {
        this.history = history;
        this.views = views;
    }

    @Get("/{id}/history")
    @Tag(name = "History")
    @Operation(
            operationId = "listDoorHistory",
            summary = "Show the history of a door",
            description = "Between from and to, and only granted or denied with outcome.")
    Page<HistoryLine> list(
            HttpRequest<?> http,
            UUID id,
            @Nullable @QueryValue Instant from,
            @Nullable @QueryValue Instant to,
            @Nullable @QueryValue @Schema(implementation = HistoryEntry.Outcome.class) String outcome,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue String cursor) {
        Page<HistoryLine> page = history.ofDoor(id, HistoryRange.of(http), PageRequest.of(http));
        if (page.items().isEmpty()) {
            views.door(id);
        }
        return page;
    }
}
