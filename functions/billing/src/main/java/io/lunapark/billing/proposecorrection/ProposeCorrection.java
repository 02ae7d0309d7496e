package io.lunapark.billing.proposecorrection;

import static io.lunapark.platform.command.Answers.created;

import io.lunapark.billing.BillingProblem.AccountNotFound;
import io.lunapark.billing.Correction;
import io.lunapark.billing.api.BillingSettings;
import io.lunapark.billing.api.CorrectionBody;
import io.lunapark.billing.api.CorrectionRequest;
import io.lunapark.billing.store.Corrections;
import io.lunapark.billing.store.Payees;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Proposes a correction of somebody's balance. Nothing is booked until another person, an admin, approves it. */
@UseCase
@Controller("/api/billing/corrections")
@Tag(name = "Corrections")
public class ProposeCorrection {

    private final Corrections corrections;
    private final Payees payees;
    private final BillingSettings settings;

    ProposeCorrection(Corrections corrections, Payees payees, BillingSettings settings) {
        this.corrections = corrections;
        this.payees = payees;
        this.settings = settings;
    }

    /** @throws ProblemException {@code account-not-found} */
    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<CorrectionBody> propose(Command command, @Body CorrectionRequest body) {
        UUID caller = UUID.fromString(command.caller().userId());
        return command.run(tx -> {
            if (payees.find(body.userId()).isEmpty()) {
                throw new ProblemException(new AccountNotFound(body.userId()));
            }
            Correction proposed =
                    Correction.propose(body.userId(), body.amountInCents(), body.reason(), caller, tx.ids(), tx.now());
            corrections.insert(proposed);
            return created(
                    "/api/billing/corrections/" + proposed.id(),
                    CorrectionBody.of(proposed, payees.names(proposed.people()), settings.currency()));
        });
    }
}
