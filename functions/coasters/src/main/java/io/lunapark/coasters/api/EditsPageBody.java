package io.lunapark.coasters.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Edits in the order of the centre.
 *
 * @param from the position after which they begin
 * @param to the position up to which they tell; ask for what follows it
 * @param end how far the order goes
 * @param packed the edits with what has become of them: a JSON array, compressed by gzip, in base64
 */
@Serdeable
@Schema(name = "EditsPage")
public record EditsPageBody(long from, long to, long end, String packed) {}
