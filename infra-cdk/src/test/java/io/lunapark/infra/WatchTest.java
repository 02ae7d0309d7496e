package io.lunapark.infra;

import static io.lunapark.infra.VenueTemplate.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What falls behind or breaks tells somebody, and leaves a trace. */
class WatchTest {

    @Test
    void everyMappingHasADeadLetterQueueAndThatOneAnAlarm() {
        Set<String> deadLetters = Synthesized.venue().deadLetterQueues();
        assertThat(Synthesized.resources("AWS::SQS::Queue").filter(found -> !deadLetters.contains(found.id())))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(map(found.properties().get("RedrivePolicy")))
                        .as("%s", found)
                        .containsKeys("deadLetterTargetArn", "maxReceiveCount"));
        List<String> alarms = Synthesized.resources("AWS::CloudWatch::Alarm")
                .map(found -> String.valueOf(found.properties().get("AlarmName")))
                .toList();
        assertThat(alarms)
                .containsAll(deadLetters.stream()
                        .map(queue -> "lunapark-prod-watch-" + queue + "Filled")
                        .toList())
                .containsAll(Synthesized.venue().workQueues().stream()
                        .map(queue -> "lunapark-prod-watch-" + queue + "Lags")
                        .toList());
        assertThat(Synthesized.resources("AWS::CloudWatch::Alarm"))
                .allSatisfy(found -> assertThat(found.properties())
                        .as("%s tells somebody", found)
                        .containsKey("AlarmActions"));
    }

    @Test
    void logsAreKeptForATimeAndFunctionsWriteToOne() {
        assertThat(Synthesized.resources("AWS::Logs::LogGroup"))
                .isNotEmpty()
                .allSatisfy(
                        found -> assertThat(found.properties()).as("%s", found).containsKey("RetentionInDays"));
        assertThat(Synthesized.resources("AWS::Serverless::Function"))
                .allSatisfy(found -> assertThat(map(found.properties().get("LoggingConfig")))
                        .as("%s", found)
                        .containsKey("LogGroup"));
    }

    /** RelayOutbox is not on the class path here: its name and the place of its source must agree. */
    @Test
    void theAlarmOfTheOutboxReadsTheWarningOfTheRelay() {
        assertThat(Synthesized.resources("AWS::Logs::MetricFilter"))
                .hasSize(1)
                .allSatisfy(
                        found -> assertThat(String.valueOf(found.properties().get("FilterPattern")))
                                .contains("\"io.lunapark.platform.operate.RelayOutbox\""));
        assertThat(Path.of("../functions/platform/src/main/java/io/lunapark/platform/operate/RelayOutbox.java"))
                .content()
                .contains("log.warn(");
    }

    @Test
    void theGuideNamesWhatThereIs() {
        Set<String> ids = VenueTemplate.map(Synthesized.venue().content().get("Resources"))
                .keySet();

        assertThat(Path.of("../docs/operations.md"))
                .content()
                .satisfies(guide -> assertThat(Pattern.compile("(?:invoke|stack|call) ([A-Z]\\w+)")
                                .matcher(guide)
                                .results()
                                .map(found -> found.group(1)))
                        .isNotEmpty()
                        .isSubsetOf(ids));
    }
}
