package io.lunapark.cars.api;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Many records, 1 to 1,000.
 *
 * @param records each as one that is reported alone; each is read by itself, so that a bad one takes no other with it
 */
@Serdeable
@Schema(name = "ReportCars")
public record BulkRequest(
        @Size(min = 1) @Schema(type = "array", example = """
                        [{"normalizedMake": "toyota", "normalizedModel": "corolla", "year": 2020, "price": 20000, "location": "yerevan"}]
                        """)
        List<JsonNode> records) {}
