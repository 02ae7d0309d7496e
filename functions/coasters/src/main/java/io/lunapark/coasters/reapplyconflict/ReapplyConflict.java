package io.lunapark.coasters.reapplyconflict;

import static io.micronaut.http.HttpResponse.noContent;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.sites.Edit;
import io.lunapark.coasters.sites.WagonValue;
import io.lunapark.coasters.store.Coasters;
import io.lunapark.coasters.store.Conflicts;
import io.lunapark.kernel.Decision;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.command.Transaction;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;

/** Applies an edit again that had lost, as a new edit. Its conflict is then no longer listed. */
@UseCase
@Controller("/api/conflicts")
@Tag(name = "Sites")
public class ReapplyConflict {

    private final Coasters coasters;
    private final Conflicts conflicts;

    ReapplyConflict(Coasters coasters, Conflicts conflicts) {
        this.coasters = coasters;
        this.conflicts = conflicts;
    }

    @Post("/{id}/reapply")
    HttpResponse<Void> reapply(Command command, UUID id) {
        return command.run(tx -> {
            Coaster before = coasters.lock(conflicts.lost(id).coasterId());
            Edit lost = conflicts.lost(id); // of two at once, the second one waits for the lock and finds none
            if (lost.removal() && lost.wagonId() == null) {
                coasters.remove(tx.accept(before.remove(tx.now(), tx.ids())), Optional.of(id));
            } else {
                coasters.replace(before, tx.accept(again(before, lost, tx)), Optional.of(id));
            }
            return noContent();
        });
    }

    private static Decision<Coaster> again(Coaster coaster, Edit lost, Transaction tx) {
        if (lost.coaster() != null) {
            return coaster.change(lost.coaster().settings(), null, tx.now(), tx.ids());
        }
        if (lost.removal()) {
            return coaster.removeWagon(lost.part(), tx.now(), tx.ids());
        }
        WagonValue wagon = Optional.ofNullable(lost.wagon()).orElseThrow();
        return coaster.wagon(lost.part()).isPresent()
                ? coaster.changeWagon(lost.part(), wagon.seats(), wagon.speedMps(), tx.now(), tx.ids())
                : coaster.addWagon(wagon.seats(), wagon.speedMps(), tx.now(), tx.ids());
    }
}
