package io.lunapark.cars;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What is counted of cars, of all or of one model. Figures of parts are added; a car that is stored, changed or removed
 * changes them by its own.
 *
 * @param total of all prices, in whole units
 */
public record CarFigures(long count, long total) {

    public static final CarFigures NONE = new CarFigures(0, 0);

    private static final int DECIMALS = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public static CarFigures ofOne(int price) {
        return new CarFigures(1, price);
    }

    public CarFigures plus(CarFigures other) {
        return new CarFigures(count + other.count, total + other.total);
    }

    public CarFigures minus(CarFigures other) {
        return new CarFigures(count - other.count, total - other.total);
    }

    /** In whole units with at most two decimals; 0 of no cars. */
    public BigDecimal averagePrice() {
        return quotient(BigDecimal.valueOf(total), count);
    }

    /** How many of a hundred these are, with at most two decimals; 0 of no cars. */
    public BigDecimal percentageOf(CarFigures all) {
        return quotient(HUNDRED.multiply(BigDecimal.valueOf(count)), all.count);
    }

    private static BigDecimal quotient(BigDecimal dividend, long divisor) {
        return divisor == 0
                ? BigDecimal.ZERO
                : new BigDecimal(dividend.divide(BigDecimal.valueOf(divisor), DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString());
    }
}
