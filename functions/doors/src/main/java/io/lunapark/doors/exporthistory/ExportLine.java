package io.lunapark.doors.exporthistory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lunapark.doors.history.Checkpoint;
import io.lunapark.doors.history.StoredEntry;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/**
 * One line of an export: the public key first, then checkpoints by their numbers, then entries by doors and times.
 *
 * @param publicKey what the checkpoints are signed with, as PEM; whoever has it from elsewhere should not trust this one
 * @param entry an item as it is stored, all attributes by their names
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ExportLine")
public record ExportLine(
        @Nullable String publicKey,
        @Nullable Checkpoint checkpoint,
        @Nullable Map<String, String> entry) {

    static ExportLine of(String publicKey) {
        return new ExportLine(publicKey, null, null);
    }

    static ExportLine of(Checkpoint checkpoint) {
        return new ExportLine(null, checkpoint, null);
    }

    static ExportLine of(StoredEntry entry) {
        return new ExportLine(null, null, entry.attributes());
    }
}
