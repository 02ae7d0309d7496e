package io.lunapark.cars.store;

import io.lunapark.cars.CarFigures;
import io.lunapark.cars.api.AveragePriceBody;
import io.lunapark.cars.api.FiguresBody;
import io.lunapark.cars.api.MakeShareBody;
import io.lunapark.cars.api.ModelShareBody;
import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.util.List;

/** What is counted of the cars. It is kept as they change, so that ten million cost as little to ask as one. */
@Singleton
public final class Figures {

    private final Sql sql;

    Figures(Sql sql) {
        this.sql = sql;
    }

    private record Part(String make, String model, CarFigures figures) {}

    public FiguresBody all() {
        CarFigures all = total();
        return sql.list(
                        "select min(price), max(price) from car where removed_at is null",
                        row -> new FiguresBody(all.count(), all.averagePrice(), row.getInt(1), row.getInt(2)))
                .getFirst();
    }

    public List<AveragePriceBody> averagePrices() {
        return parts("normalized_make", "normalized_model").stream()
                .map(part -> new AveragePriceBody(
                        part.make(), part.model(), part.figures().averagePrice()))
                .toList();
    }

    public List<MakeShareBody> makes() {
        CarFigures all = total();
        return parts("normalized_make", "''").stream()
                .map(part -> new MakeShareBody(part.make(), part.figures().percentageOf(all)))
                .toList();
    }

    public List<ModelShareBody> models() {
        CarFigures all = total();
        return parts("''", "normalized_model").stream()
                .map(part -> new ModelShareBody(part.model(), part.figures().percentageOf(all)))
                .toList();
    }

    private CarFigures total() {
        return parts("''", "''").stream().map(Part::figures).findFirst().orElse(CarFigures.NONE);
    }

    private List<Part> parts(String make, String model) {
        return sql.list(
                """
                select %1$s as make, %2$s as model, sum(count) as cars, sum(total) as price
                from car_figures group by 1, 2 having sum(count) > 0 order by 1, 2
                """.formatted(make, model),
                row -> new Part(
                        row.getString("make"),
                        row.getString("model"),
                        new CarFigures(row.getLong("cars"), row.getLong("price"))));
    }
}
