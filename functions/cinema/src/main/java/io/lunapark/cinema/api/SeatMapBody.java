package io.lunapark.cinema.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The seats of a session, all on one page.
 *
 * @param nextCursor always null: there is no other page
 */
@Serdeable
@Schema(name = "SeatMap")
public record SeatMapBody(List<SeatOnMap> items, @Nullable String nextCursor) {}
