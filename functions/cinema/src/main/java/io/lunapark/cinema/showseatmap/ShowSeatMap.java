package io.lunapark.cinema.showseatmap;

import io.lunapark.cinema.Session;
import io.lunapark.cinema.api.SeatMapBody;
import io.lunapark.cinema.view.SessionViews;
import io.lunapark.cinema.view.SessionViews.SeatMap;
import io.lunapark.platform.http.EntityTag;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.UUID;

/**
 * Shows every seat of a session, all on one page: whether it can be had, and for how much. It says nothing of who has
 * it. Carries an {@code ETag}, so that who asks often gets 304.
 */
@UseCase
@Controller("/api/sessions/{id}/seats")
@Tag(name = "Sessions")
public class ShowSeatMap {

    private final SessionViews views;
    private final Clock clock;

    ShowSeatMap(SessionViews views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    @Get
    @ApiResponse(
            responseCode = "200",
            description = "The seats, all on one page",
            headers = @Header(name = HttpHeaders.ETAG),
            content = @Content(schema = @Schema(implementation = SeatMapBody.class)))
    HttpResponse<SeatMapBody> show(RequestContext request, UUID id) {
        Session session = views.session(id);
        SeatMap map = views.map(session, clock.instant());
        return EntityTag.answer(request, "\"" + map.version() + "\"", () -> new SeatMapBody(map.seats(), null));
    }
}
