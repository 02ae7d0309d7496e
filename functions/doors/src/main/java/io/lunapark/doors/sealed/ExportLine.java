package io.lunapark.doors.sealed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lunapark.kernel.seal.Anchored;
import io.lunapark.kernel.seal.Checkpoint;
import io.lunapark.kernel.seal.StoredEntry;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;

/**
 * One line of an export: the public key first. Then of each log its checkpoints by their numbers, its end, what was
 * written down of them outside of the stores, and its entries by doors and times.
 *
 * @param publicKey what the checkpoints are signed with, as PEM; verify with a key from another source, where there is one
 * @param exportedAt when the export was begun, or the time that it was to end at
 * @param end behind the last checkpoint of a log: which log it was, and the number of that one
 * @param anchored a line of the anchor
 * @param entry an item as it is stored, all attributes by their names
 * @param fault {@code unreadable}, or {@code unknown-door} for an entry where nothing is ever recorded
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ExportLine")
public record ExportLine(
        @Nullable String publicKey,
        @Nullable Instant exportedAt,
        @Nullable Checkpoint checkpoint,
        @Nullable End end,
        @Nullable String anchored,
        @Nullable Map<String, String> entry,
        @Nullable String fault) {

    /** Where the checkpoints of a log end. */
    @Serdeable
    @Schema(name = "ExportedLog")
    public record End(
            @Schema(example = "doors") String log,
            @Schema(example = "42") long number) {}

    public static ExportLine of(String publicKey, Instant now) {
        return new ExportLine(publicKey, now, null, null, null, null, null);
    }

    public static ExportLine of(Checkpoint checkpoint) {
        return new ExportLine(null, null, checkpoint, null, null, null, null);
    }

    public static ExportLine end(String log, long number) {
        return new ExportLine(null, null, null, new End(log, number), null, null, null);
    }

    public static ExportLine of(Anchored anchored) {
        return new ExportLine(null, null, null, null, anchored.line(), null, null);
    }

    public static ExportLine of(StoredEntry entry, @Nullable String fault) {
        return new ExportLine(null, null, null, null, null, entry.attributes(), fault);
    }
}
