package io.lunapark.coasters.showtimetable;

import io.lunapark.coasters.Timetable;
import io.lunapark.coasters.Timetable.Ride;
import io.lunapark.coasters.view.CoasterViews;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Shows the timetable of a coaster. Every ride of every wagon in a day, in the order of departure. */
@UseCase
@Controller("/api/coasters")
@Tag(name = "Statistics")
public class ShowTimetable {

    private final CoasterViews views;

    ShowTimetable(CoasterViews views) {
        this.views = views;
    }

    @Get("/{id}/timetable")
    Page<Ride> show(PageRequest page, UUID id) {
        List<Ride> rides = Timetable.of(views.coaster(id).coaster()).rides().stream()
                .sorted(Comparator.comparingLong(Ride::departsAfterSeconds).thenComparing(Ride::wagonNumber))
                .toList();
        return Page.of(rides, page, ShowTimetable::place);
    }

    /** Sorts as the rides do: a day has fewer than a million seconds. */
    private static String place(Ride ride) {
        return 1_000_000 + ride.departsAfterSeconds() + " " + ride.wagonNumber();
    }
}
