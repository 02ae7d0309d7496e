package io.lunapark.localstack.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {

    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

    /** 2026-11-21 is a Saturday, the 7th day of a week that begins with Sunday. */
    @ParameterizedTest
    @CsvSource({
        "rate(1 minute),        2026-11-21T14:27:05+01:00, 2026-11-21T14:28:05+01:00",
        "rate(12 hours),        2026-11-21T14:27:05+01:00, 2026-11-22T02:27:05+01:00",
        "'cron(0 3 * * ? *)',   2026-11-21T14:27:05+01:00, 2026-11-22T03:00+01:00",
        "'cron(0/15 * * * ? *)',2026-11-21T14:27:05+01:00, 2026-11-21T14:30+01:00",
        "'cron(0 8 1 * ? *)',   2026-11-21T14:27:05+01:00, 2026-12-01T08:00+01:00",
        "'cron(0 8 ? * MON-FRI *)', 2026-11-21T14:27:05+01:00, 2026-11-23T08:00+01:00",
        "'cron(0 8 ? * 7 *)',   2026-11-21T14:27:05+01:00, 2026-11-28T08:00+01:00",
        "'cron(30 14 21 NOV ? 2027)', 2026-11-21T14:27:05+01:00, 2027-11-21T14:30+01:00"
    })
    void isDueNext(String expression, String now, String next) {
        assertThat(ScheduleExpression.parse(expression, WARSAW).next(ZonedDateTime.parse(now)))
                .isEqualTo(ZonedDateTime.parse(next));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rate(0 minutes)", "rate(2 minute)", "rate(1 week)", "cron(* * * *)", "cron(60 * * * ? *)", "now"
            })
    void refusesWhatIsNoSchedule(String expression) {
        assertThatThrownBy(() -> ScheduleExpression.parse(expression, WARSAW))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
