package io.lunapark.operations.redrivedeadletter;

import io.lunapark.kernel.Decision;
import io.lunapark.operations.OperationsProblem;
import io.lunapark.operations.deadletters.DeadLetterQueues;
import io.lunapark.platform.command.Commands;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;

/** Sends one dead-lettered message back to its queue, once its fault is fixed. */
@UseCase
@Controller("/api/dead-letters")
public class RedriveDeadLetter {

    private final Commands commands;
    private final DeadLetterQueues deadLetters;

    RedriveDeadLetter(Commands commands, DeadLetterQueues deadLetters) {
        this.commands = commands;
        this.deadLetters = deadLetters;
    }

    @Post("/{id}/redrive")
    @Operation(operationId = "redriveDeadLetter", summary = "Send a message to its queue again")
    HttpResponse<?> redrive(HttpRequest<?> http, String id) {
        return commands.run(
                http,
                db -> deadLetters
                        .redrive(id)
                        .map(Decision::accepted)
                        .orElseGet(() -> Decision.refused(new OperationsProblem.DeadLetterNotFound(id))),
                sent -> HttpResponse.accepted().body(sent));
    }
}
