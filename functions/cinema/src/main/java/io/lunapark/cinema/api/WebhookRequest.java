package io.lunapark.cinema.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * What the payment provider tells.
 *
 * @param id of the message; a message that comes again changes nothing
 * @param type the money of a payment is captured
 */
@Serdeable
@Schema(name = "PaymentMessage")
public record WebhookRequest(
        @Size(min = 1, max = 255)
        @Pattern(regexp = "^[\\x21-\\x7E]*$", message = "invalid-format")
        @Schema(example = "evt-1")
        String id,

        Type type,
        UUID paymentId,

        @Min(0) @Max(1_000_000_000_000L) @Schema(example = "2500")
        long amountInCents,

        @Pattern(regexp = "^[A-Z]{3}$", message = "invalid-format") @Schema(example = "PLN")
        String currency) {

    /** In lower case, as it is written. */
    @Serdeable
    public enum Type {
        captured
    }
}
