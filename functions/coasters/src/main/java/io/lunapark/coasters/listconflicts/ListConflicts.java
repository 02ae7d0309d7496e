package io.lunapark.coasters.listconflicts;

import io.lunapark.coasters.api.ConflictBody;
import io.lunapark.coasters.store.Conflicts;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Lists edits of sites that have lost against another one, with both sides, newest first. */
@UseCase
@Controller("/api/conflicts")
@Tag(name = "Sites")
public class ListConflicts {

    private final Database database;
    private final Conflicts conflicts;

    ListConflicts(Database database, Conflicts conflicts) {
        this.database = database;
        this.conflicts = conflicts;
    }

    @Get
    Page<ConflictBody> list(PageRequest page) {
        return database.withConnection(() -> conflicts.page(page));
    }
}
