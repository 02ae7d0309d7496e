package io.lunapark.operations.redrivedeadletter;

import io.lunapark.operations.OperationsProblem.DeadLetterNotFound;
import io.lunapark.operations.deadletters.DeadLetter;
import io.lunapark.operations.deadletters.DeadLetterQueues;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;

/** Sends a dead-lettered message to its queue again. For when its fault is mended. */
@UseCase
@Controller("/api/dead-letters")
public class RedriveDeadLetter {

    private final DeadLetterQueues deadLetters;

    RedriveDeadLetter(DeadLetterQueues deadLetters) {
        this.deadLetters = deadLetters;
    }

    @Post("/{id}/redrive")
    @Status(HttpStatus.ACCEPTED)
    HttpResponse<DeadLetter> redrive(Command command, String id) {
        return command.run(tx -> HttpResponse.accepted()
                .body(deadLetters.redrive(id).orElseThrow(() -> new ProblemException(new DeadLetterNotFound(id)))));
    }
}
