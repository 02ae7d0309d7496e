package io.lunapark.billing.showstatement;

import io.lunapark.billing.BillingProblem.AccountNotFound;
import io.lunapark.billing.api.BillingSettings;
import io.lunapark.billing.api.Days;
import io.lunapark.billing.api.EntryBody;
import io.lunapark.billing.api.StatementBody;
import io.lunapark.billing.store.Ledger;
import io.lunapark.billing.store.PayeeRow;
import io.lunapark.billing.store.Payees;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.ProblemException;
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
import java.util.UUID;

/** Shows the movements of a person on a day, between the balance before and after. Today where no day is given. */
@UseCase
@Controller("/api/billing/statements")
@Tag(name = "Accounts")
public class ShowStatement {

    private final Database database;
    private final Ledger ledger;
    private final Payees payees;
    private final BillingSettings settings;
    private final Clock clock;

    ShowStatement(Database database, Ledger ledger, Payees payees, BillingSettings settings, Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.payees = payees;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws ProblemException {@code account-not-found} */
    @Get("/{userId}")
    StatementBody show(
            RequestContext request,
            PageRequest page,
            UUID userId,
            @Nullable @QueryValue @Schema(pattern = Days.PATTERN, example = "2026-11-21") String day) {
        LocalDate of = Days.of(request, "day").orElseGet(() -> LocalDate.ofInstant(clock.instant(), settings.zone()));
        return database.inTransaction(() -> {
            PayeeRow payee = payees.find(userId).orElseThrow(() -> new ProblemException(new AccountNotFound(userId)));
            Page<EntryBody> movements = ledger.ofDay(userId, of, page).map(EntryBody::of);
            return new StatementBody(
                    userId,
                    payee.name(),
                    of,
                    ledger.opening(userId, of),
                    movements.items(),
                    ledger.closing(userId, of),
                    settings.currency(),
                    movements.nextCursor());
        });
    }
}
