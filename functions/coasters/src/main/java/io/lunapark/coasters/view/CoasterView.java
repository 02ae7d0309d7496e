package io.lunapark.coasters.view;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.Plan;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * A coaster as the view holds it, with the plan that was computed when its event arrived.
 *
 * @param asOf when the change happened that this is the state after
 */
@Serdeable
public record CoasterView(Coaster coaster, Plan plan, Instant asOf) {}
