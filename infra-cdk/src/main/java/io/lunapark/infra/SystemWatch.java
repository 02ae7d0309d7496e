package io.lunapark.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.MetricFilter;

/** An alarm for each way in which a system can fall behind or break. They are in its stack, and are deployed with it. */
record SystemWatch(SamTemplate source, Metrics metrics, Alarms alarms) {

    /**
     * @param log what its functions write to
     * @param namespace of the metric that is made from the log
     */
    void watch(LogGroup log, String namespace) {
        for (String queue : source.deadLetterQueues()) {
            alarms.alarm(
                    queue + "Filled",
                    metrics.waiting(queue),
                    1,
                    1,
                    "Messages that five tries did not deliver. "
                            + "Read them: GET /api/dead-letters; see docs/operations.md, Dead letters.");
        }
        for (String queue : source.workQueues()) {
            alarms.alarm(
                    queue + "Lags",
                    metrics.age(queue),
                    120,
                    3,
                    "Its view is more than two minutes behind. See docs/operations.md, Alarms.");
        }
        List<SamFunction> scheduled =
                source.functions().stream().filter(SamFunction::isScheduled).toList();
        scheduled.forEach(function -> alarms.alarm(
                function.id() + "Fails",
                metrics.errors(function.id()),
                1,
                3,
                "It runs by a schedule and fails again and again; a relay that fails holds up events."));
        if (scheduled.stream().anyMatch(SamFunction::publishes)) {
            alarms.alarm(
                    "OutboxBehind",
                    outboxWarnings(log, namespace),
                    1,
                    3,
                    "Events wait for more than two minutes to be sent, so views stand still. See docs/operations.md, Alarms.");
        }
        for (String api : source.ids("AWS::Serverless::HttpApi")) {
            alarms.alarm(api + "Fails", metrics.failureShare(api), 1, 3, "More than 1 % of its answers are 5xx.");
            alarms.alarm(api + "IsSlow", metrics.latency(api), 2000, 5, "The slowest 1 % of calls take over 2 s.");
        }
    }

    /** The relay warns of what it could not send; it runs every minute. */
    private Metric outboxWarnings(LogGroup log, String namespace) {
        return MetricFilter.Builder.create(alarms.stack(), "OutboxWarnings")
                .logGroup(log)
                .filterPattern(FilterPattern.all(
                        FilterPattern.stringValue("$.loggerName", "=", "io.lunapark.platform.operate.RelayOutbox"),
                        FilterPattern.stringValue("$.level", "=", "WARN")))
                .metricNamespace(namespace)
                .metricName("OutboxBehind")
                .metricValue("1")
                .build()
                .metric(MetricOptions.builder()
                        .statistic("Sum")
                        .period(Duration.minutes(1))
                        .build());
    }
}
