package io.lunapark.localstack.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What template.yaml describes, with every reference resolved: names are those of the running stack. */
public record Template(
        List<Function> functions,
        List<Queue> queues,
        List<Table> tables,
        List<Bus> buses,
        List<Rule> rules,
        Map<String, String> outputs) {

    /** A Lambda function; {@code id} is its name in the template, {@code line} where that stands. */
    public record Function(
            String id,
            int line,
            String handler,
            Map<String, String> environment,
            Duration timeout,
            boolean atDeployment,
            List<Route> routes,
            List<Mapping> mappings,
            List<Schedule> schedules) {}

    /** One method and path of the HTTP API; {@code ANY} stands for every method. */
    public record Route(String method, String path) {}

    /** An SQS event source: up to {@code batchSize} messages per call, collected for at most {@code window}. */
    public record Mapping(String queue, int batchSize, Duration window, boolean partialFailures, int pollers) {}

    /** A call by the clock; {@code input} is the JSON that it brings along, when it is not the standard one. */
    public record Schedule(
            ScheduleExpression expression, @Nullable String input) {}

    /** An SQS queue. */
    public record Queue(
            String id,
            String name,
            Duration visibility,
            Duration delay,
            @Nullable Redrive redrive) {}

    /** A message that was received {@code maxReceiveCount} times goes to the queue named here. */
    public record Redrive(String deadLetterQueue, int maxReceiveCount) {}

    /** A DynamoDB table; attribute types are {@code S}, {@code N} or {@code B}. */
    public record Table(
            String id,
            String name,
            Map<String, String> attributes,
            Key key,
            List<Index> indexes,
            @Nullable String expiresAttribute) {}

    /** Partition key and, where there is one, sort key. */
    public record Key(String hash, @Nullable String range) {}

    /** A global secondary index; {@code included} counts only for the projection {@code INCLUDE}. */
    public record Index(String name, Key key, String projection, List<String> included) {}

    /** An EventBridge bus. */
    public record Bus(String id, String name) {}

    /** Events of a bus that match the pattern (JSON) go to the queues named here. */
    public record Rule(String id, int line, String bus, String pattern, List<String> queues) {}
}
