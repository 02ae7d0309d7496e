package io.lunapark.coasters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.testing.Answer;
import io.lunapark.testing.backend.EveryBackEnd;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Adding, changing, removing and reading wagons. */
@EveryBackEnd
class WagonCallsIT {

    @Test
    void aWagonIsAddedReadAndChanged() {
        String coaster = Park.register(Given.coaster(16, 60000));
        Answer made = Park.post(Park.wagons(coaster), Given.wagon()).expect(201);
        String wagon = made.header("Location");
        Park.awaitViews();

        Answer read = Park.get(wagon).expect(200);
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header("ETag")).isEqualTo("\"1\"");

        Answer changed =
                Park.put(wagon, Given.wagon(24, "1.25"), "If-Match", "\"1\"").expect(200);
        assertThat(changed.json().path("seats").asInt()).isEqualTo(24);
        assertThat(changed.json().path("speedMps").toString()).isEqualTo("1.25");
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        Park.awaitViews();
        assertThat(Park.get(wagon).json()).isEqualTo(changed.json());
        assertThat(Park.get(Park.coaster(coaster)).json().path("wagons").path(0))
                .isEqualTo(changed.json());
    }

    @Test
    void exactlyTheNamedWagonIsRemovedAndItsNumberIsNeverGivenAgain() {
        String coaster = Park.register(Given.coaster(16, 60000));
        String first = Park.addWagon(coaster, Given.wagon());
        String second = Park.addWagon(coaster, Given.wagon());
        String third = Park.addWagon(coaster, Given.wagon());

        Park.delete(Park.wagon(coaster, third)).expect(204);
        Park.delete(Park.wagon(coaster, first)).expect(204);
        Park.delete(Park.wagon(coaster, first)).expectProblem(404, "wagon-not-found");
        String fourth = Park.addWagon(coaster, Given.wagon());

        Park.awaitViews();
        JsonNode wagons = Park.get(Park.coaster(coaster)).json().path("wagons");
        assertThat(wagons.findValuesAsText("id")).containsExactly(second, fourth);
        assertThat(wagons.findValuesAsText("number")).containsExactly("W2", "W4");
        Park.get(Park.wagon(coaster, first)).expectProblem(404, "wagon-not-found");
        Park.get(Park.wagon(coaster, second)).expect(200);
    }

    @Test
    void aWagonBelongsToItsCoasterOnly() {
        String coaster = Park.register(Given.coaster(16, 60000));
        String other = Park.register(Given.coaster(16, 60000));
        String wagon = Park.addWagon(coaster, Given.wagon());
        Park.awaitViews();

        String strange = Park.wagon(other, wagon);
        Park.get(strange).expectProblem(404, "wagon-not-found");
        Park.put(strange, Given.wagon()).expectProblem(404, "wagon-not-found");
        Park.delete(strange).expectProblem(404, "wagon-not-found");
        Park.delete(Park.wagon(coaster, UUID.randomUUID().toString())).expectProblem(404, "wagon-not-found");

        Park.get(Park.wagon(coaster, wagon)).expect(200);
    }

    @Test
    void aWagonNeedsSeatsAndASpeed() {
        String coaster = Park.register(Given.coaster(16, 60000));

        Answer refused = Park.post(Park.wagons(coaster), Given.wagon(0, "0"));

        refused.expectProblem(400, "invalid-request");
        assertThat(refused.badFields()).containsExactlyInAnyOrder("seats out-of-range", "speedMps out-of-range");
    }
}
