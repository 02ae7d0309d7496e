package io.lunapark.doors.withdrawguestpass;

import io.lunapark.doors.store.Holders;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.platform.command.Commands;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Security takes a guest pass away. Again: the same answer. */
@UseCase
@Controller("/api/guest-passes")
public class WithdrawGuestPass {

    private final Commands commands;
    private final Holders holders;
    private final DoorViews views;

    WithdrawGuestPass(Commands commands, Holders holders, DoorViews views) {
        this.commands = commands;
        this.holders = holders;
        this.views = views;
    }

    @Delete("/{id}")
    @Tag(name = "Guest passes")
    @Operation(operationId = "withdrawGuestPass", summary = "Withdraw a guest pass")
    @ApiResponse(responseCode = "204", description = "It opens nothing any more")
    HttpResponse<?> withdraw(HttpRequest<?> http, UUID id) {
        return commands.runAtOnce(
                http,
                db -> holders.ofPass(db, id).then(userId -> holders.change(db, userId, holder -> holder.withdraw(id))),
                views::show,
                holder -> HttpResponse.noContent());
    }
}
