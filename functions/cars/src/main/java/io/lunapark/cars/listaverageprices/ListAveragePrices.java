package io.lunapark.cars.listaverageprices;

import io.lunapark.cars.api.AveragePriceBody;
import io.lunapark.cars.store.Figures;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Lists the average price of each model of each make. */
@UseCase
@Controller("/api/cars/stats/average-price-per-model")
@Tag(name = "Figures")
public class ListAveragePrices {

    private final Database database;
    private final Figures figures;

    ListAveragePrices(Database database, Figures figures) {
        this.database = database;
        this.figures = figures;
    }

    @Get
    List<AveragePriceBody> show() {
        return database.withConnection(figures::averagePrices);
    }
}
