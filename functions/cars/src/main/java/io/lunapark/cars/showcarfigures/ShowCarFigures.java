package io.lunapark.cars.showcarfigures;

import io.lunapark.cars.api.FiguresBody;
import io.lunapark.cars.store.Figures;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Shows how many cars there are, and their average, lowest and highest price. */
@UseCase
@Controller("/api/cars/stats")
@Tag(name = "Figures")
public class ShowCarFigures {

    private final Database database;
    private final Figures figures;

    ShowCarFigures(Database database, Figures figures) {
        this.database = database;
        this.figures = figures;
    }

    @Get
    FiguresBody show() {
        return database.withConnection(figures::all);
    }
}
