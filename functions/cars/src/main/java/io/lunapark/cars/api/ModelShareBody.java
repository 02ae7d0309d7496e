package io.lunapark.cars.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;

/** How many of a hundred cars are of a model, of whatever make, to two decimals. */
@Serdeable
@Schema(name = "ModelShare")
public record ModelShareBody(String model, BigDecimal percentage) {}
