package io.lunapark.cinema.listsessions;

import io.lunapark.cinema.Session;
import io.lunapark.cinema.api.SessionBody;
import io.lunapark.cinema.view.SessionViews;
import io.lunapark.platform.http.InvalidRequest;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.QueryFlag;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.json.IsoTime;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Lists the sessions in the order in which they were scheduled. With from= and to= those that start then, to excluded, and
 * with upcoming=true those that take place and have not begun: in the order of their starts. With movieId= those of a movie. Of
 * fewer than all, a page may be short or empty and have a nextCursor.
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
            @Nullable @QueryValue Boolean upcoming,
            @Nullable @QueryValue @Schema(type = "string", format = "date-time") String from,
            @Nullable @QueryValue @Schema(type = "string", format = "date-time") String to) {
        boolean onlyUpcoming = QueryFlag.of(request, "upcoming").orElse(false);
        Optional<Instant> begin = time("from", from);
        Optional<Instant> end = time("to", to);
        Predicate<Session> ofMovie =
                session -> movieId == null || session.movieId().equals(movieId);
        if (!onlyUpcoming && begin.isEmpty() && end.isEmpty()) {
            return views.sessions(page, ofMovie).map(SessionBody::of);
        }
        Instant now = clock.instant();
        Instant earliest = onlyUpcoming ? now : Instant.EPOCH;
        Instant first = begin.filter(time -> time.isAfter(earliest)).orElse(earliest);
        return views.between(first, end, page, ofMovie.and(session -> !onlyUpcoming || session.isUpcoming(now)))
                .map(SessionBody::of);
    }

    private static Optional<Instant> time(String name, @Nullable String text) {
        try {
            return Optional.ofNullable(text).map(IsoTime::parse);
        } catch (DateTimeException noTime) {
            throw InvalidRequest.of(name, "invalid-format");
        }
    }
}
