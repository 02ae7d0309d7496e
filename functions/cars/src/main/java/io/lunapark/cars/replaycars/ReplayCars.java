package io.lunapark.cars.replaycars;

import static io.micronaut.http.HttpResponse.ok;

import io.lunapark.cars.api.ReplayBody;
import io.lunapark.cars.api.ReplayRequest;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.event.Origin;
import io.lunapark.platform.http.InvalidRequest;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.tags.Tag;

/**
 * Makes the records of the generator again that were due in a range of time, and sends them: those that are stored change
 * nothing, and those that were lost are stored. Safe to repeat. One call sends 20,000 records at most, and says where the next
 * one has to begin.
 */
@UseCase
@Controller("/api/cars/replay")
@Tag(name = "Generator")
public class ReplayCars {

    private final Replay replay;

    ReplayCars(Replay replay) {
        this.replay = replay;
    }

    @Post
    HttpResponse<ReplayBody> replay(Command command, @Body ReplayRequest body) {
        if (!body.from().isBefore(body.until())) {
            throw InvalidRequest.of("until", "invalid-value");
        }
        // Before the transaction, which would hold the breaker meanwhile.
        ReplayBody replayed = replay.send(body.from(), body.until(), Origin.of(command.request()));
        return command.run(tx -> ok(replayed));
    }
}
