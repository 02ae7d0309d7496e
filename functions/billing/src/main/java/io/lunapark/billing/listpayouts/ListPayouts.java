package io.lunapark.billing.listpayouts;

import io.lunapark.billing.api.BillingSettings;
import io.lunapark.billing.api.Days;
import io.lunapark.billing.api.PayoutBody;
import io.lunapark.billing.store.ClosedDays;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;

/** Lists the payouts of a closed day, each with what became of its letter. */
@UseCase
@Controller("/api/billing/days")
@Tag(name = "Days")
public class ListPayouts {

    private final Database database;
    private final ClosedDays days;
    private final BillingSettings settings;

    ListPayouts(Database database, ClosedDays days, BillingSettings settings) {
        this.database = database;
        this.days = days;
        this.settings = settings;
    }

    @Get("/{day}/payouts")
    Page<PayoutBody> list(@Schema(pattern = Days.PATTERN, example = "2026-11-21") String day, PageRequest page) {
        LocalDate wanted = Days.of("day", day);
        return database.withConnection(() -> days.payouts(wanted, page))
                .map(payout -> PayoutBody.of(payout, settings.currency()));
    }
}
