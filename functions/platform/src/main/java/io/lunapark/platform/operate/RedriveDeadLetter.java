package io.lunapark.platform.operate;

import io.lunapark.platform.http.Problems;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;

/** Sends one message that was kept aside to its queue again, once its fault is mended. */
@UseCase
@Controller("/api/dead-letters")
public class RedriveDeadLetter {

    private final DeadLetterQueues deadLetters;
    private final Problems problems;

    RedriveDeadLetter(DeadLetterQueues deadLetters, Problems problems) {
        this.deadLetters = deadLetters;
        this.problems = problems;
    }

    @Post("/{id}/redrive")
    @Operation(operationId = "redriveDeadLetter", summary = "Send a message to its queue again")
    HttpResponse<?> redrive(HttpRequest<?> http, String id) {
        Optional<DeadLetter> sent = deadLetters.redrive(id);
        return sent.isPresent()
                ? HttpResponse.accepted().body(sent.get())
                : problems.answer(http, new OperateProblem.DeadLetterNotFound(id));
    }
}
