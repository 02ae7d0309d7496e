package io.lunapark.billing.showcorrection;

import io.lunapark.billing.Correction;
import io.lunapark.billing.api.BillingSettings;
import io.lunapark.billing.api.CorrectionBody;
import io.lunapark.billing.store.Corrections;
import io.lunapark.billing.store.Payees;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Shows a correction, and who decided it. */
@UseCase
@Controller("/api/billing/corrections")
@Tag(name = "Corrections")
public class ShowCorrection {

    private final Database database;
    private final Corrections corrections;
    private final Payees payees;
    private final BillingSettings settings;

    ShowCorrection(Database database, Corrections corrections, Payees payees, BillingSettings settings) {
        this.database = database;
        this.corrections = corrections;
        this.payees = payees;
        this.settings = settings;
    }

    /** @throws ProblemException {@code correction-not-found} */
    @Get("/{id}")
    CorrectionBody show(UUID id) {
        return database.withConnection(() -> {
            Correction found = corrections.find(id);
            return CorrectionBody.of(found, payees.names(found.people()), settings.currency());
        });
    }
}
