package io.lunapark.analytics.showtoday;

import io.lunapark.analytics.api.AnalyticsSettings;
import io.lunapark.analytics.api.TodayBody;
import io.lunapark.analytics.store.Entries;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;

/** Shows what the company earned today, and how many employees are below zero. */
@UseCase
@Controller("/api/analytics")
@Tag(name = "Analytics")
public class ShowToday {

    private final Database database;
    private final Entries entries;
    private final AnalyticsSettings settings;

    ShowToday(Database database, Entries entries, AnalyticsSettings settings) {
        this.database = database;
        this.entries = entries;
        this.settings = settings;
    }

    @Get("/today")
    TodayBody show() {
        LocalDate today = settings.today();
        return database.withConnection(
                () -> new TodayBody(today, entries.earnings(today), settings.currency(), entries.peopleBelowZero()));
    }
}
