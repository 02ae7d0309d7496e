package io.lunapark.cinema.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The waiting list of a session.
 *
 * @param waiting how many people stand in it
 * @param own the place of the caller, null for who does not wait
 */
@Serdeable
@Schema(name = "WaitingList")
public record WaitingListBody(int waiting, @Nullable WaitingBody own) {}
