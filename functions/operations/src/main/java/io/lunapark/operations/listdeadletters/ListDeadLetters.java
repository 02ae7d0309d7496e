package io.lunapark.operations.listdeadletters;

import io.lunapark.operations.deadletters.DeadLetter;
import io.lunapark.operations.deadletters.DeadLetterQueues;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;

/** What could not be applied, with the reasons. */
@UseCase
@Controller("/api/dead-letters")
public class ListDeadLetters {

    private final DeadLetterQueues deadLetters;

    ListDeadLetters(DeadLetterQueues deadLetters) {
        this.deadLetters = deadLetters;
    }

    @Get
    @Operation(
            operationId = "listDeadLetters",
            summary = "Messages that could not be applied",
            description =
                    "At most 200 of each queue, with the reasons. Where messages are long, a page is short and has a nextCursor.")
    Page<DeadLetter> list(PageRequest page) {
        return deadLetters.list(page);
    }
}
