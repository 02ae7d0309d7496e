package io.lunapark.cars.listquarantine;

import io.lunapark.cars.api.QuarantinedBody;
import io.lunapark.cars.store.Quarantine;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Lists the records that wait for an operator to repair them, each with its reason; the newest record first. */
@UseCase
@Controller("/api/cars/quarantine")
@Tag(name = "Quarantine")
public class ListQuarantine {

    private final Database database;
    private final Quarantine quarantine;

    ListQuarantine(Database database, Quarantine quarantine) {
        this.database = database;
        this.quarantine = quarantine;
    }

    @Get
    Page<QuarantinedBody> list(PageRequest page) {
        return database.withConnection(() -> quarantine.list(page));
    }
}
