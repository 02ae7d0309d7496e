package io.lunapark.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** Who is told when: an alarm for each way in which Lunapark can fall behind or break, and a dashboard. */
final class WatchStack extends Stack {

    private final Topic alarms;
    private final List<Alarm> all = new ArrayList<>();

    WatchStack(
            Construct scope,
            String id,
            StackProps props,
            StageSettings stage,
            VenueTemplate venue,
            StoreStack store,
            FunctionsStack functions) {
        super(scope, id, props);
        alarms = Topic.Builder.create(this, "Alarms")
                .topicName(id)
                .masterKey(store.encryptionKey())
                .enforceSsl(true)
                .build();
        Metrics metrics = new Metrics(functions);

        for (String queue : venue.deadLetterQueues()) {
            alarm(
                    queue + "Filled",
                    metrics.waiting(queue),
                    1,
                    1,
                    "Messages that five tries did not deliver. "
                            + "Read them: GET /api/dead-letters; see docs/operations.md, Dead letters.");
        }
        for (String queue : venue.workQueues()) {
            alarm(
                    queue + "Lags",
                    metrics.age(queue),
                    120,
                    3,
                    "Its view is more than two minutes behind. " + "See docs/operations.md, Alarms.");
        }
        venue.functions().stream()
                .filter(VenueFunction::isScheduled)
                .forEach(function -> alarm(
                        function.id() + "Fails",
                        metrics.errors(function.id()),
                        1,
                        3,
                        "It runs by a schedule and fails again and again; a relay that fails holds up events."));
        alarm(
                "OutboxBehind",
                outboxWarnings(functions, stage),
                1,
                3,
                "Events wait for more than two minutes to be sent, so views stand still. See docs/operations.md, Alarms.");
        for (String api : venue.ids("AWS::Serverless::HttpApi")) {
            alarm(api + "Fails", metrics.failureShare(api), 1, 3, "More than 1 % of its answers are 5xx.");
            alarm(api + "IsSlow", metrics.latency(api), 2000, 5, "The slowest 1 % of calls take over 2 s.");
        }
        alarm(
                "FunctionsThrottled",
                metrics.throttles(),
                1,
                3,
                "Lambda refuses calls: the account's concurrency is used up.");
        Database database = store.database();
        alarm(
                "DatabaseFull",
                database.cluster().metricACUUtilization(),
                90,
                5,
                "Aurora is at the largest size that StageSettings allow.");

        new VenueDashboard(this, stage, venue, metrics, database, all);
        CfnOutput.Builder.create(this, "AlarmTopic")
                .description("Subscribe to it who is to be told")
                .value(alarms.getTopicArn())
                .build();
    }

    /** The relays warn of what they could not send; they run every minute. */
    private Metric outboxWarnings(FunctionsStack functions, StageSettings stage) {
        return MetricFilter.Builder.create(this, "OutboxWarnings")
                .logGroup(functions.log())
                .filterPattern(FilterPattern.all(
                        FilterPattern.stringValue("$.loggerName", "=", "io.lunapark.platform.operate.RelayOutbox"),
                        FilterPattern.stringValue("$.level", "=", "WARN")))
                .metricNamespace("Lunapark/" + stage.name())
                .metricName("OutboxBehind")
                .metricValue("1")
                .build()
                .metric(MetricOptions.builder()
                        .statistic("Sum")
                        .period(Duration.minutes(1))
                        .build());
    }

    /**
     * Sounds when the metric was at least that high in some of the last minutes. A gap or two does not silence it: Lambda
     * tries a failed job again after one minute and after two more.
     */
    private void alarm(String id, IMetric metric, double limit, int minutes, String description) {
        Alarm alarm = Alarm.Builder.create(this, id)
                .alarmName(getStackName() + "-" + id)
                .alarmDescription(description)
                .metric(metric)
                .threshold(limit)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(minutes + 2)
                .datapointsToAlarm(minutes)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        SnsAction tell = new SnsAction(alarms);
        alarm.addAlarmAction(tell);
        alarm.addOkAction(tell);
        all.add(alarm);
    }
}
