package io.lunapark.cinema.listsessions;

import io.lunapark.cinema.api.SessionBody;
import io.lunapark.cinema.view.SessionViews;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.QueryFlag;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Lists the sessions in the order in which they were scheduled. With movieId= those of a movie, with upcoming=true
 * those that take place and have not begun; then a page may be short or empty and have a nextCursor.
 */
@UseCase
@Controller("/api/sessions")
@Tag(name = "Sessions")
public class ListSessions {

    private final SessionViews views;
    private final Clock clock;

    ListSessions(SessionViews views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    @Get
    Page<SessionBody> list(
            RequestContext request,
            PageRequest page,
            @Nullable @QueryValue UUID movieId,
            @Nullable @QueryValue Boolean upcoming) {
        boolean onlyUpcoming = QueryFlag.of(request, "upcoming").orElse(false);
        Instant now = clock.instant();
        return views.sessions(
                        page,
                        session -> (movieId == null || session.movieId().equals(movieId))
                                && (!onlyUpcoming || session.isUpcoming(now)))
                .map(SessionBody::of);
    }
}
