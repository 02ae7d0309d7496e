package io.lunapark.cars.listmakeshares;

import io.lunapark.cars.api.MakeShareBody;
import io.lunapark.cars.store.Figures;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Lists how many of a hundred cars each make has. */
@UseCase
@Controller("/api/cars/stats/make-percentage")
@Tag(name = "Figures")
public class ListMakeShares {

    private final Database database;
    private final Figures figures;

    ListMakeShares(Database database, Figures figures) {
        this.database = database;
        this.figures = figures;
    }

    @Get
    List<MakeShareBody> show() {
        return database.withConnection(figures::makes);
    }
}
