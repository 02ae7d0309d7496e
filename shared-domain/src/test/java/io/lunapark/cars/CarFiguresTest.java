package io.lunapark.cars;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CarFiguresTest {

    @Test
    void theExampleOfTheSpecification() {
        CarFigures corolla = CarFigures.ofOne(20_000).plus(CarFigures.ofOne(22_000));
        CarFigures threeSeries = CarFigures.ofOne(35_000);
        CarFigures all = corolla.plus(threeSeries);

        assertThat(corolla.averagePrice()).isEqualByComparingTo("21000");
        assertThat(threeSeries.averagePrice()).isEqualByComparingTo("35000");
        assertThat(corolla.percentageOf(all)).isEqualByComparingTo("66.67");
        assertThat(threeSeries.percentageOf(all)).isEqualByComparingTo("33.33");
    }

    @Test
    void wholeNumbersAreWrittenAsSuch() {
        assertThat(CarFigures.ofOne(21_000).averagePrice()).hasToString("21000");
        assertThat(CarFigures.ofOne(21_000).percentageOf(CarFigures.ofOne(3_000)))
                .hasToString("100");
    }

    @Test
    void ofNoCarsEverythingIsZero() {
        assertThat(CarFigures.NONE.averagePrice()).isZero();
        assertThat(CarFigures.NONE.percentageOf(CarFigures.NONE)).isZero();
    }

    @Property
    void whatIsAddedAndTakenAwayLeavesNothing(
            @ForAll @Size(max = 100)
                    List<@IntRange(min = CarLimits.LEAST_PRICE, max = CarLimits.HIGHEST_PRICE) Integer> prices) {
        CarFigures figures = CarFigures.NONE;
        for (int price : prices) {
            figures = figures.plus(CarFigures.ofOne(price));
        }
        assertThat(figures.count()).isEqualTo(prices.size());
        for (int price : prices) {
            figures = figures.minus(CarFigures.ofOne(price));
        }
        assertThat(figures).isEqualTo(CarFigures.NONE);
    }
}
