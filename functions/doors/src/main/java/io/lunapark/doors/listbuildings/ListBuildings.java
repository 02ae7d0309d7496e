package io.lunapark.doors.listbuildings;

import io.lunapark.doors.Building;
import io.lunapark.doors.api.BuildingSummary;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** All buildings, in the order in which they were added. */
@UseCase
@Controller("/api/buildings")
public class ListBuildings {

    private final DoorViews views;

    ListBuildings(DoorViews views) {
        this.views = views;
    }

    @Get
    @Tag(name = "Buildings")
    @Operation(operationId = "listBuildings", summary = "List buildings")
    Page<BuildingSummary> list(
            HttpRequest<?> http, @Nullable @QueryValue Integer limit, @Nullable @QueryValue String cursor) {
        Page<Building> page = views.buildings(PageRequest.of(http));
        return new Page<>(page.items().stream().map(BuildingSummary::of).toList(), page.nextCursor());
    }
}
