package io.lunapark.operations.deadletters;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * A message that could not be applied.
 *
 * @param queue the dead-letter queue that holds it
 * @param reason why it was dead-lettered; {@code the function died} where the consumer could not add a reason
 * @param body the message itself, as it was received
 */
@Serdeable
public record DeadLetter(String id, String queue, String reason, Instant since, String body) {}
