package io.lunapark.cinema.api;

import io.lunapark.cinema.Payment;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * How the guest pays at the box office.
 *
 * @param means cash, or card for its card terminal
 */
@Serdeable
@Schema(name = "TakePayment")
public record TakePaymentRequest(@Schema(example = "cash") Payment.Means means) {}
