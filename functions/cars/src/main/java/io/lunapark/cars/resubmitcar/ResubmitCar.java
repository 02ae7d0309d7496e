package io.lunapark.cars.resubmitcar;

import static io.micronaut.http.HttpResponse.accepted;

import io.lunapark.cars.CarRecord;
import io.lunapark.cars.Vocabulary;
import io.lunapark.cars.api.CarChangeRequest;
import io.lunapark.cars.api.TakenBody;
import io.lunapark.cars.intake.CarMessages;
import io.lunapark.cars.intake.Intake;
import io.lunapark.cars.store.Quarantine;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Repairs a record that is in quarantine and takes it again: it waits in the fallback store, and goes on from there. */
@UseCase
@Controller("/api/cars/quarantine/{id}/resubmit")
@Tag(name = "Quarantine")
public class ResubmitCar {

    private final Quarantine quarantine;
    private final CarMessages messages;

    ResubmitCar(Quarantine quarantine, CarMessages messages) {
        this.quarantine = quarantine;
        this.messages = messages;
    }

    @Post
    @Status(HttpStatus.ACCEPTED)
    HttpResponse<TakenBody> resubmit(Command command, UUID id, @Body CarChangeRequest body) {
        return command.run(tx -> {
            Quarantine.Kept kept = quarantine.lock(id);
            CarRecord repaired =
                    messages.read(kept.record()).map(body::repaired).orElseGet(() -> body.whole(id, tx.now()));
            tx.accept(Vocabulary.requireKnown(repaired.normalizedMake(), repaired.normalizedModel()));
            quarantine.resubmit(kept, repaired.id(), messages.record(repaired));
            return accepted().body(TakenBody.of(repaired.id(), Intake.Place.FALLBACK));
        });
    }
}
