package io.lunapark.coasters.showparkstatistics;

import io.lunapark.coasters.ParkTotals;
import io.lunapark.coasters.api.StatisticsBody;
import io.lunapark.coasters.view.CoasterView;
import io.lunapark.coasters.view.CoasterViews;
import io.lunapark.platform.http.EntityTag;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;

/**
 * Shows the statistics of the park: totals, and those of each coaster. Carries an {@code ETag}: with {@code If-None-Match} an
 * unchanged park costs one small read and answers 304.
 */
@UseCase
@Controller("/api/statistics")
@Tag(name = "Statistics")
public class ShowParkStatistics {

    private final CoasterViews views;

    /** The park as it was read last: good for as long as the view counts no further change. */
    private volatile Snapshot latest = new Snapshot(-1, List.of());

    ShowParkStatistics(CoasterViews views) {
        this.views = views;
    }

    @Get
    @ApiResponse(
            responseCode = "200",
            description = "The park",
            headers = @Header(name = HttpHeaders.ETAG),
            content = @Content(schema = @Schema(implementation = ParkStatistics.class)))
    HttpResponse<ParkStatistics> show(RequestContext request, PageRequest page) {
        Locale language = request.language();
        long changes = views.changes();
        String tag = "\"%d-%s\"".formatted(changes, language);
        return EntityTag.answer(request, tag, () -> statistics(park(changes), page, language));
    }

    private List<CoasterView> park(long changes) {
        Snapshot snapshot = latest;
        if (snapshot.changes != changes) {
            snapshot = new Snapshot(changes, views.allCoasters());
            latest = snapshot;
        }
        return snapshot.coasters;
    }

    private static ParkStatistics statistics(List<CoasterView> all, PageRequest request, Locale language) {
        Page<CoasterView> page =
                Page.of(all, request, view -> view.coaster().id().toString());
        return new ParkStatistics(
                ParkTotals.of(all.stream().map(CoasterView::plan).toList()),
                page.items().stream()
                        .map(view -> StatisticsBody.of(view.coaster(), view.plan(), view.asOf(), language))
                        .toList(),
                page.nextCursor());
    }

    private record Snapshot(long changes, List<CoasterView> coasters) {}

    /** @param totals of all coasters, also of those on other pages */
    @Serdeable
    @Schema(name = "ParkStatistics")
    public record ParkStatistics(
            ParkTotals totals,
            List<StatisticsBody> items,
            @Nullable String nextCursor) {}
}
