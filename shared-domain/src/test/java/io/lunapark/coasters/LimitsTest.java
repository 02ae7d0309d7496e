package io.lunapark.coasters;

import static io.lunapark.coasters.Coasters.settings;
import static io.lunapark.coasters.Coasters.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    private static CoasterSettings named(String name) {
        return new CoasterSettings(name, 0, 0, time("8:00"), time("16:00"), 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "1800", "1800.0000", "1.8E+3", "100000", "99999.999"})
    void aTrackLengthIsAboveZeroAndToTheMillimetre(String metres) {
        assertThat(Limits.isTrackLength(new BigDecimal(metres))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.0001", "100000.001", "1E+999999999", "1E-999999999", "1800.00001"})
    void anythingElseIsNoTrackLength(String metres) {
        assertThat(Limits.isTrackLength(new BigDecimal(metres))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0.001, true", "1.2, true", "100, true", "100.001, false", "0, false", "-1.2, false", "1.2345, false"})
    void aSpeedIsAboveZeroAndAtMostAHundred(String metresPerSecond, boolean holds) {
        assertThat(Limits.isSpeed(new BigDecimal(metresPerSecond))).isEqualTo(holds);
    }

    @Test
    void theSameNumberIsTheSameValueHoweverItIsWritten() {
        assertThat(Limits.trackLength(new BigDecimal("1.8E+3")))
                .isEqualTo(Limits.trackLength(new BigDecimal("1800.00")));
        assertThat(Limits.trackLength(new BigDecimal("1.8E+3"))).hasToString("1800");
    }

    @Test
    void zeroStaffAndZeroClientsAreValid() {
        assertThat(settings(0, 0, "8:00", "16:00").staff()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "10001, 0", "0, -1", "0, 1000001"})
    void staffAndClientsBeyondAnyParkDoNotExist(int staff, int clients) {
        assertThatThrownBy(() -> settings(staff, clients, "8:00", "16:00"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3_601})
    void aHeadwayIsAnHourAtMost(int seconds) {
        assertThatThrownBy(() -> new CoasterSettings(null, 0, 0, time("8:00"), time("16:00"), seconds))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001})
    void aWagonHasSeats(int seats) {
        assertThatThrownBy(() -> new Wagon(new UUID(0, 1), new WagonNumber(1), seats, BigDecimal.ONE, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameIsFreeTextAndBlankMeansNone() {
        assertThat(named("<script>alert('Żmija 🎢')</script>").name()).isEqualTo("<script>alert('Żmija 🎢')</script>");
        assertThat(named("  Smok ").name()).isEqualTo("Smok");
        assertThat(named("  ").name()).isNull();
        assertThat(named("x".repeat(100)).name()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000b", "a\u001b[2Jb", "a\ud83cb", "a\u2028b", "a\u0085b"})
    void aNameCannotForgeALine(String name) {
        assertThatThrownBy(() -> named(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameEndsSomewhere() {
        String tooLong = "x".repeat(101);
        assertThatThrownBy(() -> named(tooLong)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "W", "W0", "W01", "A1", "w1", "W1234567890"})
    void aWagonIsCalledWAndANumber(String number) {
        assertThatThrownBy(() -> WagonNumber.parse(number)).isInstanceOf(IllegalArgumentException.class);
    }
}
