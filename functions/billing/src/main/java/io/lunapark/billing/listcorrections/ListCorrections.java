package io.lunapark.billing.listcorrections;

import io.lunapark.billing.Correction;
import io.lunapark.billing.api.BillingSettings;
import io.lunapark.billing.api.CorrectionBody;
import io.lunapark.billing.store.Corrections;
import io.lunapark.billing.store.Payees;
import io.lunapark.platform.http.InvalidRequest;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
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

/** Lists corrections, newest first. Only those in one state with status=. */
@UseCase
@Controller("/api/billing/corrections")
@Tag(name = "Corrections")
public class ListCorrections {

    private final Database database;
    private final Corrections corrections;
    private final Payees payees;
    private final BillingSettings settings;

    ListCorrections(Database database, Corrections corrections, Payees payees, BillingSettings settings) {
        this.database = database;
        this.corrections = corrections;
        this.payees = payees;
        this.settings = settings;
    }

    @Get
    Page<CorrectionBody> list(
            RequestContext request,
            PageRequest page,
            @Nullable @QueryValue @Schema(allowableValues = {"proposed", "approved", "rejected"}) String status) {
        Optional<Correction.State> state = request.parameter("status").map(ListCorrections::state);
        return database.withConnection(() -> {
            Page<Correction> found = corrections.list(state, page);
            Map<UUID, String> names = payees.names(
                    found.items().stream().flatMap(one -> one.people().stream()).toList());
            return found.map(one -> CorrectionBody.of(one, names, settings.currency()));
        });
    }

    private static Correction.State state(String status) {
        return switch (status) {
            case "proposed" -> Correction.State.PROPOSED;
            case "approved" -> Correction.State.APPROVED;
            case "rejected" -> Correction.State.REJECTED;
            default -> throw InvalidRequest.of("status", "invalid-value");
        };
    }
}
