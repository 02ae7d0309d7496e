package io.lunapark.analytics.showmostexpensivetask;

import io.lunapark.analytics.Period;
import io.lunapark.analytics.api.AnalyticsSettings;
import io.lunapark.analytics.api.MostExpensiveBody;
import io.lunapark.analytics.store.Dearest;
import io.lunapark.analytics.store.Entries;
import io.lunapark.platform.http.InvalidRequest;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/**
 * Shows the task with the highest reward among those that were completed in a period, and that of each of its days. The
 * period is the day, the week from Monday or the month that holds the date; today where none is given.
 */
@UseCase
@Controller("/api/analytics")
@Tag(name = "Analytics")
public class ShowMostExpensiveTask {

    private static final String DAY = "^2[0-9]{3}-[0-9]{2}-[0-9]{2}$";

    private final Database database;
    private final Entries entries;
    private final AnalyticsSettings settings;

    ShowMostExpensiveTask(Database database, Entries entries, AnalyticsSettings settings) {
        this.database = database;
        this.entries = entries;
        this.settings = settings;
    }

    @Get("/most-expensive-task")
    MostExpensiveBody show(
            RequestContext request,
            @Nullable @QueryValue @Schema(allowableValues = {"day", "week", "month"}) String period,
            @Nullable @QueryValue @Schema(pattern = DAY, example = "2026-03-03") String date) {
        Period wanted = request.parameter("period")
                .map(name -> Period.of(name).orElseThrow(() -> InvalidRequest.of("period", "invalid-value")))
                .orElse(Period.DAY);
        LocalDate today = settings.today();
        LocalDate of = request.parameter("date").map(ShowMostExpensiveTask::day).orElse(today);
        LocalDate first = wanted.first(of);
        LocalDate last = wanted.last(of);
        LocalDate shown = last.isAfter(today) && !first.isAfter(today) ? today : last;
        List<Dearest> days = database.withConnection(() -> entries.dearestByDay(first, last));
        return MostExpensiveBody.of(wanted, first, shown, days, settings.currency(), request.language());
    }

    private static LocalDate day(String text) {
        try {
            if (text.matches(DAY)) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException noSuchDay) {
            // refused below
        }
        throw InvalidRequest.of("date", "invalid-format");
    }
}
