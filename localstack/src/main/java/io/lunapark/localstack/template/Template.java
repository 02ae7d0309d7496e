package io.lunapark.localstack.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What template.yaml and those that it nests describe, with every reference resolved: names are those of the running stack.
 *
 * @param limits of all APIs together that have none of their own
 */
public record Template(
        RateLimits limits,
        boolean logsCalls,
        List<Function> functions,
        List<Queue> queues,
        List<Table> tables,
        List<Bus> buses,
        List<Rule> rules,
        List<Secret> secrets,
        Map<String, String> outputs) {

    /**
     * A Lambda function; {@code id} is its name in the template, {@code line} where that stands, {@code zip} what is deployed
     * for it, as a path from the template.
     */
    public record Function(
            String id,
            int line,
            String zip,
            String handler,
            Map<String, String> environment,
            int memoryMb,
            Duration timeout,
            boolean atDeployment,
            List<Route> routes,
            List<Mapping> mappings,
            List<Schedule> schedules) {

        /** The same, entered by another class. */
        public Function withHandler(String other) {
            return new Function(
                    id, line, zip, other, environment, memoryMb, timeout, atDeployment, routes, mappings, schedules);
        }

        /** The same, called by another clock. */
        public Function withSchedules(List<Schedule> others) {
            return new Function(
                    id, line, zip, handler, environment, memoryMb, timeout, atDeployment, routes, mappings, others);
        }

        /** The same, with these variables in its environment instead. */
        public Function withEnvironment(Map<String, String> variables) {
            return new Function(
                    id, line, zip, handler, variables, memoryMb, timeout, atDeployment, routes, mappings, schedules);
        }
    }

    /** One method and path of an HTTP API; {@code ANY} stands for every method. Without an authorizer anyone may call it. */
    public record Route(
            String method, String path, Api api, @Nullable Authorizer authorizer) {

        /** As API Gateway names it. */
        public String key() {
            return method + " " + path;
        }

        /** How often it may be called in all, null for as often as anyone likes. */
        public @Nullable Throttling throttling() {
            return api.throttlingByRoute().getOrDefault(key(), api.throttling());
        }
    }

    /** An HTTP API; {@code standard} guards the routes that name no authorizer. */
    public record Api(
            String id,
            Map<String, Authorizer> authorizers,
            @Nullable Authorizer standard,
            @Nullable Throttling throttling,
            Map<String, Throttling> throttlingByRoute,
            RateLimits limits) {}

    /** Lets those in whose {@code Authorization} header carries a token of this issuer for one of these audiences. */
    public record Authorizer(String id, String issuer, List<String> audience) {}

    /** So many calls in a second, and so many at once, of all callers together. */
    public record Throttling(int ratePerSecond, int burst) {}

    /** So many calls in a minute of one source address and of one user; null for as many as they like. */
    public record RateLimits(
            @Nullable Integer perAddressPerMinute, @Nullable Integer perUserPerMinute) {

        public static final RateLimits NONE = new RateLimits(null, null);
    }

    /** An SQS event source: up to {@code batchSize} messages per call, collected for at most {@code window}. */
    public record Mapping(String queue, int batchSize, Duration window, boolean partialFailures, int pollers) {}

    /**
     * A call by the clock; {@code input} is the JSON that it brings along, when it is not the standard one. Besides, it is
     * called soon after each batch of the function {@code after}, where there is one.
     */
    public record Schedule(
            ScheduleExpression expression,
            @Nullable String input,
            @Nullable String after) {}

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
    public record Key(String hash, @Nullable String range) {

        /** Of the attributes. */
        public List<String> names() {
            return range == null ? List.of(hash) : List.of(hash, range);
        }
    }

    /** A global secondary index; {@code included} counts only for the projection {@code INCLUDE}. */
    public record Index(String name, Key key, String projection, List<String> included) {}

    /** An EventBridge bus. */
    public record Bus(String id, String name) {}

    /** Events of a bus that match the pattern (JSON) go to the queues named here. */
    public record Rule(String id, int line, String bus, String pattern, List<String> queues) {}

    /** A secret; {@code generated} says how its first value is made, null when a function brings it. */
    public record Secret(String id, @Nullable Generated generated) {}

    /** A random text of that length, with at least one character of each of the groups and no others. */
    public record Generated(int length, List<String> groups) {}
}
