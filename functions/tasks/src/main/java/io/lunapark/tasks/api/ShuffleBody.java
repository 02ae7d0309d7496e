package io.lunapark.tasks.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/**
 * What a shuffle did.
 *
 * @param tasks open tasks that were handed out
 * @param reassigned those of them that have another assignee now
 */
@Serdeable
@Schema(name = "Shuffle")
public record ShuffleBody(
        UUID shuffleId,
        @Schema(example = "20") int tasks,
        @Schema(example = "16") int reassigned) {}
