package io.lunapark.billing.approvecorrection;

import io.lunapark.billing.Correction;
import io.lunapark.billing.Entry;
import io.lunapark.billing.EntryRecorded;
import io.lunapark.billing.api.BillingSettings;
import io.lunapark.billing.api.CorrectionBody;
import io.lunapark.billing.store.Corrections;
import io.lunapark.billing.store.Ledger;
import io.lunapark.billing.store.Payees;
import io.lunapark.kernel.Decision;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Approves a correction that another person proposed, and books it. */
@UseCase
@Controller("/api/billing/corrections")
@Tag(name = "Corrections")
public class ApproveCorrection {

    private final Corrections corrections;
    private final Payees payees;
    private final Ledger ledger;
    private final BillingSettings settings;

    ApproveCorrection(Corrections corrections, Payees payees, Ledger ledger, BillingSettings settings) {
        this.corrections = corrections;
        this.payees = payees;
        this.ledger = ledger;
        this.settings = settings;
    }

    @Post("/{id}/approve")
    HttpResponse<CorrectionBody> approve(Command command, UUID id) {
        UUID caller = UUID.fromString(command.caller().userId());
        return command.run(tx -> {
            Correction approved = tx.accept(corrections.lock(id).decide(Correction.State.APPROVED, caller, tx.now()));
            Entry entry = Entry.correction(
                    approved.personId(),
                    approved.amountInCents(),
                    ledger.lockToBook().book(tx.now()),
                    tx.ids());
            ledger.record(List.of(entry));
            corrections.replace(approved, Optional.of(entry));
            tx.accept(Decision.accepted(entry, EntryRecorded.of(entry, null, null)));
            return HttpResponse.ok(CorrectionBody.of(approved, payees.names(approved.people()), settings.currency()));
        });
    }
}
