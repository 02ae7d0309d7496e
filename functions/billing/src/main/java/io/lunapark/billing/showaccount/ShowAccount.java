package io.lunapark.billing.showaccount;

import io.lunapark.billing.BillingProblem.AccountNotFound;
import io.lunapark.billing.api.AccountBody;
import io.lunapark.billing.api.BillingSettings;
import io.lunapark.billing.store.Ledger;
import io.lunapark.billing.store.Payees;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** Shows the account of a person: the balance, and the movements of today. */
@UseCase
@Controller("/api/billing/accounts")
@Tag(name = "Accounts")
public class ShowAccount {

    private final Database database;
    private final Ledger ledger;
    private final Payees payees;
    private final BillingSettings settings;
    private final Clock clock;

    ShowAccount(Database database, Ledger ledger, Payees payees, BillingSettings settings, Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.payees = payees;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws ProblemException {@code account-not-found} */
    @Get("/{userId}")
    AccountBody show(PageRequest page, UUID userId) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
        return database.inTransaction(() -> {
            if (payees.find(userId).isEmpty()) {
                throw new ProblemException(new AccountNotFound(userId));
            }
            return AccountBody.of(userId, today, ledger, page, settings.currency());
        });
    }
}
