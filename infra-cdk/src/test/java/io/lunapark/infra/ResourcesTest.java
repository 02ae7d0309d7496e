package io.lunapark.infra;

import static io.lunapark.infra.SamTemplate.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.infra.Synthesized.Found;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;

/**
 * CloudFormation takes 500 resources in a stack, and SAM makes several of a function. Counted as SAM unfolds them: of a
 * function itself, its role, its version and alias; for each HTTP event a permission (the route is inside of the API),
 * for each queue a mapping, for each schedule the schedule and its role; of an API itself and its stage.
 */
class ResourcesTest {

    /** Leaves room for what a system gets in the next year. */
    private static final int MOST = 300;

    @Test
    void noStackIsNearWhatCloudFormationTakes() {
        Map<String, Integer> counts = Synthesized.resources()
                .collect(Collectors.groupingBy(Found::stack, Collectors.summingInt(ResourcesTest::made)));
        counts.forEach((stack, count) -> System.out.println("resources of " + stack + ": " + count));

        assertThat(counts.keySet())
                .containsExactlyInAnyOrderElementsOf(Synthesized.stacks().all().stream()
                        .map(Stack::getStackName)
                        .toList());
        assertThat(counts)
                .allSatisfy((stack, count) -> assertThat(count).as(stack).isLessThanOrEqualTo(MOST));
    }

    private static int made(Found found) {
        Map<String, Object> properties = found.properties();
        return switch (found.type()) {
            case "AWS::Serverless::Function" ->
                2
                        + (properties.containsKey("AutoPublishAlias") ? 2 : 0)
                        + map(properties.get("Events")).values().stream()
                                .mapToInt(ResourcesTest::madeOfEvent)
                                .sum();
            case "AWS::Serverless::HttpApi" -> 2;
            default -> 1;
        };
    }

    private static int madeOfEvent(Object event) {
        return String.valueOf(map(event).get("Type")).startsWith("Schedule") ? 2 : 1;
    }
}
