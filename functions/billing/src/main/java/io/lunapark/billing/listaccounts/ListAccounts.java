package io.lunapark.billing.listaccounts;

import io.lunapark.billing.api.BalanceBody;
import io.lunapark.billing.api.BillingSettings;
import io.lunapark.billing.store.Ledger;
import io.lunapark.billing.store.Payees;
import io.lunapark.billing.store.Sum;
import io.lunapark.kernel.Names;
import io.lunapark.platform.http.NamePart;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.QueryFlag;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Lists the accounts of all people who ever had an entry, with their balances. Only those of people with a part of a name
 * by name=, and only those that owe something by belowZero=true.
 */
@UseCase
@Controller("/api/billing/accounts")
@Tag(name = "Accounts")
public class ListAccounts {

    private final Database database;
    private final Ledger ledger;
    private final Payees payees;
    private final BillingSettings settings;

    ListAccounts(Database database, Ledger ledger, Payees payees, BillingSettings settings) {
        this.database = database;
        this.ledger = ledger;
        this.payees = payees;
        this.settings = settings;
    }

    @Get
    Page<BalanceBody> list(
            RequestContext request,
            PageRequest page,
            @Nullable @QueryValue @Schema(pattern = Names.PATTERN, example = "ada") String name,
            @Nullable @QueryValue Boolean belowZero) {
        Optional<String> part = NamePart.of(request, "name");
        boolean owing = QueryFlag.of(request, "belowZero").orElse(false);
        return database.withConnection(() -> {
            Page<Sum> sums = ledger.balances(part, owing, page);
            Map<UUID, String> names =
                    payees.names(sums.items().stream().map(Sum::personId).toList());
            return sums.map(sum -> new BalanceBody(
                    sum.personId(), names.getOrDefault(sum.personId(), ""), sum.amountInCents(), settings.currency()));
        });
    }
}
