package io.lunapark.cars.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;

/**
 * Figures of all cars.
 *
 * @param averagePrice to two decimals; 0 where there is no car, and so are the others
 */
@Serdeable
@Schema(name = "CarFigures")
public record FiguresBody(long count, BigDecimal averagePrice, int minPrice, int maxPrice) {}
