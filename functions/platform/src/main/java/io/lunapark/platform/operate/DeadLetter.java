package io.lunapark.platform.operate;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * A message that could not be applied.
 *
 * @param queue where it lies now
 * @param reason why it was kept aside; {@code the function died} when nobody could write down a reason
 * @param body the message itself, as it was received
 */
@Serdeable
public record DeadLetter(String id, String queue, String reason, Instant since, String body) {}
