package io.lunapark.billing.listcloseddays;

import io.lunapark.billing.api.BillingSettings;
import io.lunapark.billing.api.ClosedDayBody;
import io.lunapark.billing.store.ClosedDays;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Lists the days that are closed, with what was paid on each, newest first. */
@UseCase
@Controller("/api/billing/days")
@Tag(name = "Days")
public class ListClosedDays {

    private final Database database;
    private final ClosedDays days;
    private final BillingSettings settings;

    ListClosedDays(Database database, ClosedDays days, BillingSettings settings) {
        this.database = database;
        this.days = days;
        this.settings = settings;
    }

    @Get
    Page<ClosedDayBody> list(PageRequest page) {
        return database.withConnection(() -> days.list(page))
                .map(closed -> ClosedDayBody.of(closed, settings.currency()));
    }
}
