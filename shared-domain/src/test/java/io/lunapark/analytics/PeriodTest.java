package io.lunapark.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "day,   2026-03-03, 2026-03-03, 2026-03-03",
        "week,  2026-03-02, 2026-03-02, 2026-03-08", // a Monday
        "week,  2026-03-08, 2026-03-02, 2026-03-08", // its Sunday
        "week,  2027-01-01, 2026-12-28, 2027-01-03",
        "month, 2028-02-10, 2028-02-01, 2028-02-29",
    })
    void aPeriodHasAFirstAndALastDay(String name, LocalDate date, LocalDate first, LocalDate last) {
        Period period = Period.of(name).orElseThrow();

        assertThat(period.first(date)).isEqualTo(first);
        assertThat(period.last(date)).isEqualTo(last);
    }

    @Test
    void thereIsNoOther() {
        assertThat(Period.of("year")).isEmpty();
        assertThat(Period.of("DAY")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-03, en,    01–03 March",
        "2026-03-01, 2026-03-03, pl,    01–03 marca",
        "2026-03-01, 2026-03-03, pt-BR, 01–03 de março",
        "2026-03-01, 2026-03-03, ru,    01–03 марта",
        "2026-03-30, 2026-04-05, en,    30.03–05.04",
        "2026-03-03, 2026-03-03, en,    03.03",
    })
    void daysAreWrittenShort(LocalDate first, LocalDate last, String language, String label) {
        assertThat(Period.label(first, last, Locale.forLanguageTag(language))).isEqualTo(label);
    }
}
