package io.lunapark.doors.verifyhistory;

import io.lunapark.doors.sealed.LogVerifier;
import io.lunapark.doors.sealed.VerifiedHistory;
import io.lunapark.doors.view.HistoryRange;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;

/**
 * Finds out whether the history of the doors or the log of commands was tampered with, between from and to; what was changed,
 * removed or added is in the findings. Without from it looks at 24 hours. Without to it looks at the end of the logs as well: what
 * no checkpoint covers, what is dated into the future, and checkpoints that are missing. With a nextCursor there is more to look at.
 */
@UseCase
@Controller("/api/audit")
@Tag(name = "History")
public class VerifyHistory {

    private final LogVerifier verifier;

    VerifyHistory(LogVerifier verifier) {
        this.verifier = verifier;
    }

    @Get("/verify")
    VerifiedHistory verify(
            RequestContext request,
            @Nullable @QueryValue Instant from,
            @Nullable @QueryValue Instant to,
            @Nullable @QueryValue String cursor) {
        return verifier.verify(HistoryRange.times(request), PageRequest.of(request));
    }
}
