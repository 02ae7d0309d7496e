package io.lunapark.billing.showmyaccount;

import io.lunapark.billing.api.AccountBody;
import io.lunapark.billing.api.BillingSettings;
import io.lunapark.billing.store.Ledger;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** Shows the account of the caller: the balance, and the movements of today. */
@UseCase
@Controller("/api/billing")
@Tag(name = "Accounts")
public class ShowMyAccount {

    private final Database database;
    private final Ledger ledger;
    private final BillingSettings settings;
    private final Clock clock;

    ShowMyAccount(Database database, Ledger ledger, BillingSettings settings, Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /** From the ledger itself: what is shown is what is owed. */
    @Get("/me")
    AccountBody show(RequestContext request, PageRequest page) {
        UUID caller = UUID.fromString(request.caller().userId());
        LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
        return database.inTransaction(() -> AccountBody.of(caller, today, ledger, page, settings.currency()));
    }
}
