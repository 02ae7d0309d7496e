package io.lunapark.cinema;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.cinema.SeatHistory.Kind;
import io.lunapark.cinema.SeatHistory.Step;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker finds what it is for. */
class SeatHistoryTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void aSeatThatGoesFromHandToHandIsFine() {
        assertThat(SeatHistory.faults(List.of(
                        held(1, "a", 0),
                        held(2, "b", 30),
                        sold(3, "b", 40),
                        released(4),
                        held(5, "c", 50),
                        released(6))))
                .isEmpty();
    }

    @Test
    void aSeatWithTwoOwnersIsFound() {
        assertThat(SeatHistory.faults(List.of(held(1, "a", 0), held(2, "b", 29))))
                .hasSize(1);
        assertThat(SeatHistory.faults(List.of(held(1, "a", 0), sold(2, "b", 10))))
                .hasSize(1);
        assertThat(SeatHistory.faults(List.of(held(1, "a", 0), sold(2, "a", 10), held(3, "b", 60))))
                .hasSize(1);
        assertThat(SeatHistory.faults(List.of(held(1, "a", 0), sold(2, "a", 10), sold(3, "b", 60))))
                .hasSize(1);
    }

    @Test
    void aStepThatIsMissingOrThereTwiceIsFound() {
        assertThat(SeatHistory.faults(List.of(held(1, "a", 0), released(3)))).hasSize(1);
        assertThat(SeatHistory.faults(List.of(held(1, "a", 0), held(1, "b", 40))))
                .hasSize(1);
        assertThat(SeatHistory.faults(List.of(held(1, "a", 0), released(2), released(3))))
                .hasSize(1);
    }

    private static Step held(long version, String owner, int second) {
        return new Step(version, Kind.HELD, owner, NOON.plusSeconds(second), NOON.plusSeconds(second + 30));
    }

    private static Step sold(long version, String owner, int second) {
        return new Step(version, Kind.SOLD, owner, NOON.plusSeconds(second), null);
    }

    private static Step released(long version) {
        return new Step(version, Kind.RELEASED, null, NOON, null);
    }
}
