package io.lunapark.operations.listaudit;

import io.lunapark.platform.audit.AuditEntry;
import io.lunapark.platform.audit.AuditLog;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;

/** The audit log of a day, newest first. */
@UseCase
@Controller("/api/audit")
public class ListAudit {

    private final AuditLog log;
    private final Clock clock;

    ListAudit(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Get
    @Operation(
            operationId = "listAudit",
            summary = "The audit log of a day",
            description = "Newest first; today (UTC) where no day is named.")
    Page<AuditEntry> list(@Nullable @QueryValue LocalDate day, PageRequest page) {
        return log.of(day == null ? LocalDate.now(clock) : day, page);
    }
}
