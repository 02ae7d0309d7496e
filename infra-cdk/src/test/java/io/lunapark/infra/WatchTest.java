package io.lunapark.infra;

import static io.lunapark.infra.SamTemplate.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.infra.Synthesized.Found;
import io.lunapark.infra.Venue.VenueSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What falls behind or breaks tells somebody, and leaves a trace. */
class WatchTest {

    @Test
    void everyMappingHasADeadLetterQueueAndThatOneAnAlarm() {
        List<String> alarms = Synthesized.resources("AWS::CloudWatch::Alarm")
                .map(found -> String.valueOf(found.properties().get("AlarmName")))
                .toList();
        for (SystemStack stack : Synthesized.stacks().systems()) {
            Set<String> deadLetters = stack.source().deadLetterQueues();
            assertThat(Synthesized.resources("AWS::SQS::Queue")
                            .filter(found -> found.stack().equals(stack.getStackName()))
                            .filter(found -> !deadLetters.contains(found.id())))
                    .allSatisfy(found -> assertThat(map(found.properties().get("RedrivePolicy")))
                            .as("%s", found)
                            .containsKeys("deadLetterTargetArn", "maxReceiveCount"));
            assertThat(alarms)
                    .contains(stack.getStackName() + "-ApiFails")
                    .containsAll(deadLetters.stream()
                            .map(queue -> stack.getStackName() + "-" + queue + "Filled")
                            .toList())
                    .containsAll(stack.source().workQueues().stream()
                            .map(queue -> stack.getStackName() + "-" + queue + "Lags")
                            .toList());
        }
        assertThat(alarms).anyMatch(alarm -> alarm.endsWith("Filled"));
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
    void theAlarmOfEachOutboxReadsTheWarningOfItsRelay() {
        List<String> relays = Synthesized.resources("AWS::Serverless::Function")
                .filter(found -> found.properties().toString().contains("LUNAPARK_USE_CASE=RelayOutbox"))
                .map(Found::stack)
                .toList();
        assertThat(relays).isNotEmpty();
        assertThat(Synthesized.resources("AWS::Logs::MetricFilter").map(Found::stack))
                .containsExactlyInAnyOrderElementsOf(relays);
        assertThat(Synthesized.resources("AWS::Logs::MetricFilter"))
                .allSatisfy(
                        found -> assertThat(String.valueOf(found.properties().get("FilterPattern")))
                                .contains("\"io.lunapark.platform.operate.RelayOutbox\""));
        assertThat(Path.of("../functions/platform/src/main/java/io/lunapark/platform/operate/RelayOutbox.java"))
                .content()
                .contains("log.warn(");
    }

    @Test
    void theDashboardHasASectionPerSystem() {
        assertThat(Synthesized.resources("AWS::CloudWatch::Dashboard"))
                .hasSize(1)
                .allSatisfy(found -> assertThat(found.properties().toString())
                        .contains(Synthesized.venue().systems().stream()
                                .map(system -> "\"## " + system.name() + "\"")
                                .toList()));
    }

    @Test
    void theGuideNamesWhatThereIs() throws IOException {
        String guide = Files.readString(Path.of("../docs/operations.md"));
        Map<String, SamTemplate> templates = Synthesized.venue().systems().stream()
                .collect(Collectors.toMap(VenueSystem::name, VenueSystem::template));
        templates.put("shared", Synthesized.venue().root());

        assertThat(Pattern.compile("(?:invoke|resource) ([a-z]+) ([A-Z]\\w+)")
                        .matcher(guide)
                        .results())
                .isNotEmpty()
                .allSatisfy(found -> assertThat(templates.get(found.group(1)))
                        .as(found.group())
                        .matches(template -> template.hasResource(found.group(2))));
        assertThat(Pattern.compile("call ([A-Z]\\w+)").matcher(guide).results())
                .isNotEmpty()
                .allMatch(found ->
                        templates.values().stream().anyMatch(template -> template.hasResource(found.group(1))));
    }
}
