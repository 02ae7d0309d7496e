package io.lunapark.coasters.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * This computer of the park, and the sites that it knows.
 *
 * @param here the computer that answers
 * @param sites at the centre: each site that has called; empty at a site
 */
@Serdeable
@Schema(name = "Sites")
public record SitesBody(Here here, List<Site> sites) {

    /**
     * @param leads whether it decides edits: the centre does
     * @param state {@code centre}; at a site {@code joining}, {@code catching-up}, {@code in-sync}, {@code alone} without its link, or
     *     {@code refused} where the centre does not take what was done here
     * @param behind edits of the centre that it knows of and has not read
     * @param unsent edits that the centre has not decided
     * @param inSyncAt when it last had read everything; null at the centre and before the first time
     * @param leader of the nodes that share its stores, the one that fires schedules; null where none does, as in the cloud
     */
    @Serdeable
    @Schema(name = "ThisComputer")
    public record Here(
            @Schema(example = "north") String name,
            boolean leads,
            @Schema(example = "in-sync") String state,
            long behind,
            long unsent,
            @Nullable String centre,
            @Nullable Instant inSyncAt,
            @Nullable String leader) {}

    /** @param state {@code in-sync}, {@code behind}, or {@code silent} after 30 s without a call */
    @Serdeable
    @Schema(name = "Site")
    public record Site(
            @Schema(example = "north") String name,
            @Schema(example = "in-sync") String state,
            long behind,
            long unsent,
            Instant seenAt) {}
}
