package io.lunapark.billing.rejectcorrection;

import io.lunapark.billing.Correction;
import io.lunapark.billing.api.BillingSettings;
import io.lunapark.billing.api.CorrectionBody;
import io.lunapark.billing.store.Corrections;
import io.lunapark.billing.store.Payees;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;

/** Rejects a correction that another person proposed. */
@UseCase
@Controller("/api/billing/corrections")
@Tag(name = "Corrections")
public class RejectCorrection {

    private final Corrections corrections;
    private final Payees payees;
    private final BillingSettings settings;

    RejectCorrection(Corrections corrections, Payees payees, BillingSettings settings) {
        this.corrections = corrections;
        this.payees = payees;
        this.settings = settings;
    }

    @Post("/{id}/reject")
    HttpResponse<CorrectionBody> reject(Command command, UUID id) {
        UUID caller = UUID.fromString(command.caller().userId());
        return command.run(tx -> {
            Correction rejected = tx.accept(corrections.lock(id).decide(Correction.State.REJECTED, caller, tx.now()));
            corrections.replace(rejected, Optional.empty());
            return HttpResponse.ok(CorrectionBody.of(rejected, payees.names(rejected.people()), settings.currency()));
        });
    }
}
