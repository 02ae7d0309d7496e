package io.lunapark.cars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarRecordTest {

    @ParameterizedTest
    @CsvSource({"2000, 3000", "2024, 80000"})
    void theBoundsThemselvesAreAllowed(int year, int price) {
        assertThat(car("bmw", "a4", year, price).quarantineReason()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1999, 3000", "2025, 3000", "2000, 2999", "2000, 80001"})
    void beyondThemThereIsNoRecord(int year, int price) {
        assertThatThrownBy(() -> car("bmw", "a4", year, price)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownMakeOrModelIsForQuarantine() {
        assertThat(car("trabant", "a4", 2000, 3_000).quarantineReason()).contains(QuarantineReason.UNKNOWN_MAKE);
        assertThat(car("audi", "a5", 2000, 3_000).quarantineReason()).contains(QuarantineReason.UNKNOWN_MODEL);
        assertThat(QuarantineReason.UNKNOWN_MODEL.code()).isEqualTo("unknown-model");
    }

    @Test
    void anEmptyWordIsNone() {
        assertThatThrownBy(() -> car(" ", "a4", 2000, 3_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theBalanceSaysWhatIsMissing() {
        assertThat(new IntakeBalance(2_000, 1_490, 10, 300, 150, 50).missing()).isZero();
        assertThat(new IntakeBalance(2_000, 1_490, 10, 300, 150, 49).missing()).isEqualTo(1);
        assertThat(new IntakeBalance(2_000, 1_491, 10, 300, 150, 50).missing()).isEqualTo(-1);
    }

    @Test
    void whatIsMissingIsInTheQueueUnlessThatIsEmpty() {
        assertThat(IntakeBalance.of(2_000, 1_490, 10, 300, 50, false).inQueue()).isEqualTo(150);
        assertThat(IntakeBalance.of(2_000, 1_490, 10, 300, 50, false).missing()).isZero();
        assertThat(IntakeBalance.of(2_000, 1_490, 10, 300, 50, true).missing()).isEqualTo(150);
    }

    private static CarRecord car(String make, String model, int year, int price) {
        return new CarRecord(
                new UUID(1, 1), make, model, year, price, "berlin", "test", 1, Instant.parse("2026-11-21T14:00:00Z"));
    }
}
