package io.lunapark.cinema.showmetrics;

import io.lunapark.cinema.api.MetricsBody;
import io.lunapark.cinema.store.Metrics;
import io.lunapark.platform.http.InvalidRequest;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** Shows figures of the cinema: of all time, of a day with day=, of a session with sessionId=, or of both. */
@UseCase
@Controller("/api/cinema/metrics")
@Tag(name = "Metrics")
public class ShowMetrics {

    private final Database database;
    private final Metrics metrics;
    private final @Property(name = "lunapark.time-zone") ZoneId venue;

    ShowMetrics(Database database, Metrics metrics, @Property(name = "lunapark.time-zone") ZoneId venue) {
        this.database = database;
        this.metrics = metrics;
        this.venue = venue;
    }

    @Get
    MetricsBody show(
            RequestContext request,
            @Nullable @QueryValue @Schema(type = "string", format = "date") String day,
            @Nullable @QueryValue UUID sessionId) {
        Optional<LocalDate> wanted = Optional.ofNullable(day).map(ShowMetrics::day);
        return database.withConnection(() -> metrics.of(wanted, Optional.ofNullable(sessionId), venue));
    }

    private static LocalDate day(String text) {
        if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException noDay) {
                throw InvalidRequest.of("day", "invalid-format");
            }
        }
        throw InvalidRequest.of("day", "invalid-format");
    }
}
