package io.lunapark.coasters.printstatistics;

import io.lunapark.coasters.ConsoleText;
import io.lunapark.coasters.ConsoleText.CoasterPlan;
import io.lunapark.coasters.view.CoasterViews;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Prints the statistics of the park. As lines of text, in Polish with {@code Accept-Language: pl}. */
@UseCase
@Controller("/api/statistics/console")
@Tag(name = "Statistics")
public class PrintStatistics {

    private static final MediaType TEXT = MediaType.of("text/plain; charset=utf-8");

    private final CoasterViews views;
    private final Clock clock;
    private final ZoneId venue;

    PrintStatistics(CoasterViews views, Clock clock, @Property(name = "lunapark.time-zone") ZoneId venue) {
        this.views = views;
        this.clock = clock;
        this.venue = venue;
    }

    @Get
    @Produces(MediaType.TEXT_PLAIN)
    HttpResponse<String> print(RequestContext request) {
        List<CoasterPlan> plans = views.allCoasters().stream()
                .map(view ->
                        new CoasterPlan(view.coaster().number(), view.coaster().name(), view.plan()))
                .toList();
        String page = ConsoleText.in(request.language()).page(LocalTime.now(clock.withZone(venue)), plans);
        return HttpResponse.ok(page).contentType(TEXT);
    }
}
