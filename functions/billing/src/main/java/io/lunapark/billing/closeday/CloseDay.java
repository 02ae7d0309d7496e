package io.lunapark.billing.closeday;

import io.lunapark.billing.api.BillingSettings;
import io.lunapark.billing.api.ClosedDayBody;
import io.lunapark.billing.api.Days;
import io.lunapark.billing.closing.Closing;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;

/** Closes a day and pays everybody who has a positive balance. A day is closed once: again, the answer is the same. */
@UseCase
@Controller("/api/billing/days")
@Tag(name = "Days")
public class CloseDay {

    private final Closing closing;
    private final BillingSettings settings;

    CloseDay(Closing closing, BillingSettings settings) {
        this.closing = closing;
        this.settings = settings;
    }

    @Post("/{day}/close")
    HttpResponse<ClosedDayBody> close(
            Command command, @Schema(pattern = Days.PATTERN, example = "2026-11-21") String day) {
        LocalDate wanted = Days.of("day", day);
        return command.run(tx ->
                HttpResponse.ok(ClosedDayBody.of(tx.accept(closing.close(wanted, tx.now())), settings.currency())));
    }
}
