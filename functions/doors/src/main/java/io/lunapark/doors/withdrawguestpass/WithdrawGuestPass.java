package io.lunapark.doors.withdrawguestpass;

import static io.micronaut.http.HttpResponse.noContent;

import io.lunapark.doors.Holder;
import io.lunapark.doors.store.Holders;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Withdraws a guest pass. It opens nothing from the answer on. Again: the same answer. */
@UseCase
@Controller("/api/guest-passes")
@Tag(name = "Guest passes")
public class WithdrawGuestPass {

    private final Holders holders;
    private final DoorViews views;

    WithdrawGuestPass(Holders holders, DoorViews views) {
        this.holders = holders;
        this.views = views;
    }

    @Delete("/{id}")
    HttpResponse<Void> withdraw(Command command, UUID id) {
        return command.run(tx -> {
            Holder before = holders.lock(holders.ofPass(id));
            Holder after = tx.accept(before.withdraw(id));
            holders.replace(before, after);
            tx.showBeforeAnswer(() -> views.show(after));
            return noContent();
        });
    }
}
