package io.lunapark.cars.listmodelshares;

import io.lunapark.cars.api.ModelShareBody;
import io.lunapark.cars.store.Figures;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Lists how many of a hundred cars each model has. */
@UseCase
@Controller("/api/cars/stats/model-percentage")
@Tag(name = "Figures")
public class ListModelShares {

    private final Database database;
    private final Figures figures;

    ListModelShares(Database database, Figures figures) {
        this.database = database;
        this.figures = figures;
    }

    @Get
    List<ModelShareBody> show() {
        return database.withConnection(figures::models);
    }
}
