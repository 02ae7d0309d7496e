package io.lunapark.coasters.dismissconflict;

import static io.micronaut.http.HttpResponse.noContent;

import io.lunapark.coasters.store.Coasters;
import io.lunapark.coasters.store.Conflicts;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Takes a conflict off the list of all computers: the edit that has won holds, and the other one is not applied. */
@UseCase
@Controller("/api/conflicts")
@Tag(name = "Sites")
public class DismissConflict {

    private final Coasters coasters;
    private final Conflicts conflicts;

    DismissConflict(Coasters coasters, Conflicts conflicts) {
        this.coasters = coasters;
        this.conflicts = conflicts;
    }

    @Post("/{id}/dismiss")
    HttpResponse<Void> dismiss(Command command, UUID id) {
        return command.run(tx -> {
            coasters.lockRemovedToo(conflicts.lost(id).coasterId());
            coasters.dismiss(conflicts.lost(id)); // of two at once, the second one waits for the lock and finds none
            return noContent();
        });
    }
}
