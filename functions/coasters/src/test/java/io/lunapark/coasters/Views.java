package io.lunapark.coasters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.testing.SharedStack;
import java.util.List;

/** Compares what callers read, which comes from the views, with what Postgres holds. */
public final class Views {

    private static final CoastersSchema POSTGRES = new CoastersSchema(
            SharedStack.running().postgres().url(),
            SharedStack.running().postgres().adminPassword());

    private Views() {}

    /** Every coaster, every wagon, every plan and every alert: the same here as there, and none too many. */
    public static void areThoseOfPostgres() {
        new ViewsEqualPostgres(Park.api(), POSTGRES).check();
        List<JsonNode> plans = Park.all("/api/statistics");
        assertThat(plans).hasSize((int) POSTGRES.number("select count(*) from coaster where removed_at is null"));
        plans.forEach(Views::isThePlanOfItsCoaster);
    }

    /** What would be if nothing were otherwise is what is. */
    private static void isThePlanOfItsCoaster(JsonNode statistics) {
        String id = statistics.path("coasterId").asText();
        JsonNode computed =
                Park.post(Park.coaster(id) + "/what-if", "{}").expect(200).json();
        assertThat(computed).isEqualTo(statistics);
    }
}
