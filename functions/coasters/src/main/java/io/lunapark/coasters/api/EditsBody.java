package io.lunapark.coasters.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Edits of a site.
 *
 * @param packed up to 200 edits in their order: a JSON array, compressed by gzip, in base64
 */
@Serdeable
@Schema(name = "Edits")
public record EditsBody(
        @Size(max = 900_000)
        @Pattern(regexp = "^[A-Za-z0-9+/]+={0,2}$")
        @Schema(example = "H4sIAAAAAAAA/4uOBQApu0wNAgAAAA==")
        String packed) {}
