package io.lunapark.billing.exportpayouts;

import io.lunapark.billing.api.BillingSettings;
import io.lunapark.billing.api.Days;
import io.lunapark.billing.store.ClosedDays;
import io.lunapark.billing.store.PayoutView;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Exports the payouts of a closed day as CSV (RFC 4180), with sums such as 18.25. */
@UseCase
@Controller("/api/billing/days")
@Tag(name = "Days")
public class ExportPayouts {

    private static final String HEADER = "day,userId,name,amount,currency,entryId,letter\r\n";

    private final Database database;
    private final ClosedDays days;
    private final BillingSettings settings;

    ExportPayouts(Database database, ClosedDays days, BillingSettings settings) {
        this.database = database;
        this.days = days;
        this.settings = settings;
    }

    @Get("/{day}/payouts.csv")
    @Produces("text/csv")
    String export(@Schema(pattern = Days.PATTERN, example = "2026-11-21") String day) {
        LocalDate wanted = Days.of("day", day);
        return database.withConnection(() -> days.allPayouts(wanted)).stream()
                .map(this::line)
                .collect(Collectors.joining("", HEADER, ""));
    }

    private String line(PayoutView payout) {
        return String.join(
                        ",",
                        payout.day().toString(),
                        payout.personId().toString(),
                        cell(Objects.requireNonNullElse(payout.name(), "")),
                        "%d.%02d".formatted(payout.amountInCents() / 100, payout.amountInCents() % 100),
                        settings.currency(),
                        payout.entryId().toString(),
                        payout.state().toLowerCase(Locale.ROOT))
                + "\r\n";
    }

    /** A name that begins like a formula is text all the same. */
    private static String cell(String name) {
        String text = name.matches("(?s)[=+\\-@].*") ? "'" + name : name;
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
