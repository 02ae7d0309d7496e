package io.lunapark.coasters.sites;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code -Dsites.schedules=10000} is the long run; {@code -Dsites.seed=N} begins with another schedule. */
class SitesSimulationTest {

    private static final long SEED = Long.getLong("sites.seed", 1);
    private static final long SCHEDULES = Long.getLong("sites.schedules", 100);

    @Test
    void allComputersAreEqualWhenLinksAreMendedAndNoAcknowledgedEditIsMissing() {
        LongStream.range(SEED, SEED + SCHEDULES)
                .forEach(seed -> assertThat(new SimulatedPark(seed, Bug.NONE).run())
                        .as("schedule %d", seed)
                        .isEmpty());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aPlantedBugIsFound(Bug bug) {
        Optional<String> found = LongStream.range(1, 301)
                .mapToObj(seed -> new SimulatedPark(seed, bug).run())
                .flatMap(Optional::stream)
                .findFirst();

        assertThat(found).isPresent();
    }
}
