package io.lunapark.doors.exporthistory;

import io.lunapark.doors.sealed.ExportLine;
import io.lunapark.doors.sealed.LogExport;
import io.lunapark.doors.view.HistoryRange;
import io.lunapark.platform.http.Page;
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
 * Exports what is sealed: the history of the doors and the commands. All of it, or what was sealed between from and to. Written
 * one below the other, the items are what ./lunapark audit verify reads.
 */
@UseCase
@Controller("/api/audit")
@Tag(name = "History")
public class ExportHistory {

    private final LogExport export;

    ExportHistory(LogExport export) {
        this.export = export;
    }

    @Get("/export")
    Page<ExportLine> export(
            RequestContext request,
            @Nullable @QueryValue Instant from,
            @Nullable @QueryValue Instant to,
            @Nullable @QueryValue String cursor) {
        return export.page(HistoryRange.times(request), PageRequest.of(request));
    }
}
