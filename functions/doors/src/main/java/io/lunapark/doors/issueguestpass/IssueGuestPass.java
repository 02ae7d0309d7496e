package io.lunapark.doors.issueguestpass;

import static io.lunapark.platform.command.Answers.created;

import io.lunapark.doors.GuestPass;
import io.lunapark.doors.Holder;
import io.lunapark.doors.api.GuestPassBody;
import io.lunapark.doors.api.GuestPassRequest;
import io.lunapark.doors.store.Doors;
import io.lunapark.doors.store.Holders;
import io.lunapark.doors.view.People;
import io.lunapark.doors.view.UnlockView;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Issues a guest pass: for some doors, for a while and for so many times. It opens the doors it names, whatever their level. */
@UseCase
@Controller("/api/guest-passes")
@Tag(name = "Guest passes")
public class IssueGuestPass {

    private final Doors doors;
    private final Holders holders;
    private final People people;
    private final UnlockView unlocks;

    IssueGuestPass(Doors doors, Holders holders, People people, UnlockView unlocks) {
        this.doors = doors;
        this.holders = holders;
        this.people = people;
        this.unlocks = unlocks;
    }

    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<GuestPassBody> issue(Command command, @Body GuestPassRequest body) {
        return command.run(tx -> {
            GuestPass pass = body.pass(tx.ids().next());
            doors.lockAll(pass.doorIds());
            people.requireActive(List.of(body.userId()));
            Holder before = holders.lock(body.userId());
            holders.replace(before, tx.accept(before.issue(pass, unlocks.uses(body.userId()), tx.now())));
            return created("/api/guest-passes/" + pass.id(), GuestPassBody.of(body.userId(), pass, 0));
        });
    }
}
