package io.lunapark.coasters.pulledits;

import io.lunapark.coasters.api.EditsPageBody;
import io.lunapark.coasters.sites.Packing;
import io.lunapark.coasters.sites.Page;
import io.lunapark.coasters.sites.SiteName;
import io.lunapark.coasters.store.EditRows;
import io.lunapark.coasters.store.Sites;
import io.lunapark.platform.http.InvalidRequest;
import io.lunapark.platform.http.InvalidRequest.BadField;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Tells a site what follows a position in the order of the centre. All pages from 0 are the present state; what was replaced is
 * left out.
 */
@UseCase
@Controller("/api/sites")
@Tag(name = "Sites")
public class PullEdits {

    private final Database database;
    private final Sites sites;
    private final EditRows edits;
    private final Packing packing;
    private final Clock clock;

    PullEdits(Database database, Sites sites, EditRows edits, Packing packing, Clock clock) {
        this.database = database;
        this.sites = sites;
        this.edits = edits;
        this.packing = packing;
        this.clock = clock;
    }

    @Get("/edits")
    @ApiResponse(responseCode = "409", description = "Not the centre, or not the account of a site")
    EditsPageBody pull(
            RequestContext request,
            @Nullable @QueryValue @Schema(minimum = "0") Long since,
            @Nullable @QueryValue @Schema(minimum = "0") Long unsent) {
        long from = atLeastZero("since", since);
        long waiting = atLeastZero("unsent", unsent);
        Page page = database.inTransaction(() -> {
            SiteName site = sites.calling(request.caller(), clock.instant());
            sites.hasRead(site, from, waiting);
            return edits.page(from, site, Packing.MOST_EDITS);
        });
        return new EditsPageBody(page.from(), page.to(), page.end(), packing.pack(page.entries()));
    }

    private static long atLeastZero(String name, @Nullable Long value) {
        if (value != null && value < 0) {
            throw new ProblemException(
                    new InvalidRequest(List.of(new BadField(name, "out-of-range.at-least", Map.of("value", 0)))));
        }
        return value == null ? 0 : value;
    }
}
