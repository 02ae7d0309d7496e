package io.lunapark.infra;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.cloudformation.include.CfnInclude;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;

/** What CloudWatch counts of the resources of a system, a minute at a time. */
final class Metrics {

    private static final Duration MINUTE = Duration.minutes(1);

    private final CfnInclude template;

    Metrics(CfnInclude template) {
        this.template = template;
    }

    /** Messages waiting in a queue. */
    Metric waiting(String queue) {
        return queue(queue, "ApproximateNumberOfMessagesVisible");
    }

    /** Seconds that the oldest message has been waiting. */
    Metric age(String queue) {
        return queue(queue, "ApproximateAgeOfOldestMessage");
    }

    Metric errors(String function) {
        return metric(
                "AWS/Lambda",
                "Errors",
                "Sum",
                Map.of("FunctionName", template.getResource(function).getRef()));
    }

    /** Of all functions of the account. */
    static Metric throttles() {
        return metric("AWS/Lambda", "Throttles", "Sum", Map.of());
    }

    Metric calls(String api) {
        return api(api, "Count", "Sum");
    }

    /** Percent of answers that are 5xx. */
    IMetric failureShare(String api) {
        return MathExpression.Builder.create()
                .expression("100 * failures / FILL(calls, 1)")
                .label(api + ": 5xx in %")
                .usingMetrics(Map.of("failures", api(api, "5xx", "Sum"), "calls", calls(api)))
                .period(MINUTE)
                .build();
    }

    /** Milliseconds, the slowest 1 %. */
    Metric latency(String api) {
        return api(api, "Latency", "p99");
    }

    private Metric api(String api, String name, String statistic) {
        return metric(
                "AWS/ApiGateway",
                name,
                statistic,
                Map.of("ApiId", template.getResource(api).getRef()));
    }

    private Metric queue(String queue, String name) {
        return metric(
                "AWS/SQS",
                name,
                "Maximum",
                Map.of(
                        "QueueName",
                        template.getResource(queue).getAtt("QueueName").toString()));
    }

    private static Metric metric(String namespace, String name, String statistic, Map<String, String> dimensions) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .statistic(statistic)
                .dimensionsMap(dimensions)
                .period(MINUTE)
                .build();
    }
}
