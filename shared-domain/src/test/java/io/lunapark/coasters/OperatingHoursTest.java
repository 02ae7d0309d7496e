package io.lunapark.coasters;

import static io.lunapark.coasters.Coasters.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatingHoursTest {

    @ParameterizedTest
    @CsvSource({"8:00, 08:00", "08:00, 08:00", "0:00, 00:00", "00:00, 00:00", "23:59, 23:59", "19:05, 19:05"})
    void aTimeOfDayIsRead(String said, LocalTime meant) {
        assertThat(OperatingHours.time(said)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "8",
                "8:0",
                "8:000",
                "008:00",
                "24:00",
                "8:60",
                "8.5:00",
                " 8 : 30 ",
                "8:00 ",
                "8:00\n",
                "-8:00",
                "+8:00",
                "8:-1",
                "08:00:00",
                "09:00:<img src=x>",
                "8:00Z",
                "8h00",
                "٨:٠٠",
                "８:００"
            })
    void nothingElseIsATime(String said) {
        assertThat(OperatingHours.time(said)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "8:00, 16:00, 480",
        "8:00, 8:01, 1",
        "22:00, 2:00, 240",
        "8:00, 8:00, 1440",
        "0:00, 0:00, 1440",
        "8:01, 8:00, 1439",
        "16:00, 0:00, 480"
    })
    void closingAtOrBeforeOpeningMeansOvernight(String opensAt, String closesAt, int minutes) {
        OperatingHours hours = new OperatingHours(time(opensAt), time(closesAt));

        assertThat(hours.minutes()).isEqualTo(minutes);
        assertThat(hours.seconds()).isEqualTo(minutes * 60L);
    }

    @Test
    void hoursAreKeptToTheMinute() {
        assertThatThrownBy(() -> new OperatingHours(LocalTime.of(8, 0, 1), LocalTime.of(9, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
