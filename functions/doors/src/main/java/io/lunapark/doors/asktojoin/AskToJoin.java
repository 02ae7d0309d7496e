package io.lunapark.doors.asktojoin;

import static io.lunapark.platform.command.Answers.created;

import io.lunapark.doors.Holder;
import io.lunapark.doors.PermissionRequest;
import io.lunapark.doors.PermissionRequest.Kind;
import io.lunapark.doors.api.RequestBody;
import io.lunapark.doors.api.Staff;
import io.lunapark.doors.store.Buildings;
import io.lunapark.doors.store.Holders;
import io.lunapark.doors.store.Requests;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Asks to join a building. One open request for a building is enough: a second one is refused. */
@UseCase
@Controller("/api/buildings")
@Tag(name = "Requests")
public class AskToJoin {

    private final Buildings buildings;
    private final Holders holders;
    private final Requests requests;

    AskToJoin(Buildings buildings, Holders holders, Requests requests) {
        this.buildings = buildings;
        this.holders = holders;
        this.requests = requests;
    }

    @Post("/{id}/join-requests")
    @Status(HttpStatus.CREATED)
    HttpResponse<RequestBody> ask(Command command, UUID id) {
        return command.run(tx -> {
            buildings.find(id);
            Holder holder = holders.find(Staff.id(command.caller()));
            PermissionRequest request =
                    tx.accept(PermissionRequest.ask(tx.ids().next(), Kind.join, id, holder, tx.now()));
            tx.accept(requests.insert(request));
            return created("/api/join-requests/" + request.id(), RequestBody.of(request));
        });
    }
}
