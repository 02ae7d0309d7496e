package io.lunapark.billing.showtrialbalance;

import io.lunapark.billing.api.BillingSettings;
import io.lunapark.billing.api.TrialBalanceBody;
import io.lunapark.billing.store.AccountSum;
import io.lunapark.billing.store.Ledger;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Shows what is on all accounts, those of the employees together. The total is zero, or something is wrong. */
@UseCase
@Controller("/api/billing")
@Tag(name = "Accounts")
public class ShowTrialBalance {

    private final Database database;
    private final Ledger ledger;
    private final BillingSettings settings;

    ShowTrialBalance(Database database, Ledger ledger, BillingSettings settings) {
        this.database = database;
        this.ledger = ledger;
        this.settings = settings;
    }

    @Get("/trial-balance")
    TrialBalanceBody show() {
        List<AccountSum> sums = database.withConnection(ledger::accounts);
        return new TrialBalanceBody(
                sums.stream()
                        .map(sum -> new TrialBalanceBody.Line(sum.account(), sum.amountInCents()))
                        .toList(),
                sums.stream().mapToLong(AccountSum::amountInCents).sum(),
                settings.currency());
    }
}
