package io.lunapark.cars.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;

/** The average price of a model, to two decimals. */
@Serdeable
@Schema(name = "AveragePrice")
public record AveragePriceBody(String make, String model, BigDecimal averagePrice) {}
