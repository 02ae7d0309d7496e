package io.lunapark.billing.showearnings;

import io.lunapark.billing.api.BillingSettings;
import io.lunapark.billing.api.Days;
import io.lunapark.billing.api.EarningsBody;
import io.lunapark.billing.store.Ledger;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Shows what the company earned by tasks on each day: the fees of the assignments of the day less the rewards of what was
 * completed on it. Today where from and to are not given.
 */
@UseCase
@Controller("/api/billing")
@Tag(name = "Accounts")
public class ShowEarnings {

    private static final int MOST_DAYS = 366;

    private final Database database;
    private final Ledger ledger;
    private final BillingSettings settings;
    private final Clock clock;

    ShowEarnings(Database database, Ledger ledger, BillingSettings settings, Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    @Get("/earnings")
    EarningsBody show(
            RequestContext request,
            @Nullable @QueryValue @Schema(pattern = Days.PATTERN, example = "2026-11-01") String from,
            @Nullable @QueryValue @Schema(pattern = Days.PATTERN, example = "2026-11-30") String to) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
        LocalDate last = Days.of(request, "to").orElse(today);
        LocalDate first = Days.of(request, "from").orElse(last);
        if (first.isAfter(last) || first.plusDays(MOST_DAYS).isBefore(last)) {
            throw InvalidRequest.of("from", "out-of-range");
        }
        Map<LocalDate, Long> earned = database.withConnection(() -> ledger.earnings(first, last));
        List<EarningsBody.Day> days = first.datesUntil(last.plusDays(1))
                .map(day -> new EarningsBody.Day(day, earned.getOrDefault(day, 0L)))
                .toList();
        return new EarningsBody(
                days, days.stream().mapToLong(EarningsBody.Day::earningsInCents).sum(), settings.currency());
    }
}
