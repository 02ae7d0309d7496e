package io.lunapark.doors.listbuildings;

import io.lunapark.doors.api.BuildingSummary;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Lists buildings in the order in which they were added. */
@UseCase
@Controller("/api/buildings")
@Tag(name = "Buildings")
public class ListBuildings {

    private final DoorViews views;

    ListBuildings(DoorViews views) {
        this.views = views;
    }

    @Get
    Page<BuildingSummary> list(PageRequest page) {
        return views.buildings(page).map(BuildingSummary::of);
    }
}
