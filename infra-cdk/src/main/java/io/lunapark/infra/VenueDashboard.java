package io.lunapark.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.constructs.Construct;

/** One page, from the caller inwards: alarms, calls, functions, queues, database. */
final class VenueDashboard {

    private static final int WHOLE = 24;
    private static final int HALF = 12;

    VenueDashboard(
            Construct scope,
            StageSettings stage,
            VenueTemplate venue,
            Metrics metrics,
            Database database,
            List<Alarm> alarms) {
        List<String> apis = venue.ids("AWS::Serverless::HttpApi");
        Dashboard dashboard = Dashboard.Builder.create(scope, "Dashboard")
                .dashboardName("lunapark-" + stage.name())
                .defaultInterval(Duration.hours(3))
                .build();
        dashboard.addWidgets(AlarmStatusWidget.Builder.create()
                .title("Alarms")
                .width(WHOLE)
                .alarms(alarms)
                .build());
        dashboard.addWidgets(
                graph("Calls a minute", apis.stream().map(metrics::calls).toList()),
                graph(
                        "Latency, slowest 1 %, ms",
                        apis.stream().map(metrics::latency).toList()));
        dashboard.addWidgets(
                graph("Errors of functions", List.of(ofEachFunction("Errors", "Sum"))),
                graph("Duration of functions, slowest 1 %, ms", List.of(ofEachFunction("Duration", "p99"))));
        dashboard.addWidgets(
                graph(
                        "Age of the oldest message, s",
                        venue.workQueues().stream().map(metrics::age).toList()),
                graph(
                        "Dead letters",
                        venue.deadLetterQueues().stream().map(metrics::waiting).toList()));
        dashboard.addWidgets(
                graph("Database, capacity units", List.of(database.cluster().metricServerlessDatabaseCapacity())),
                graph("Database, connections", List.of(database.cluster().metricDatabaseConnections())));
    }

    private static GraphWidget graph(String title, List<? extends IMetric> metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .width(HALF)
                .left(metrics)
                .build();
    }

    /** Found by name, so that a page does not have to change with every function. */
    private static MathExpression ofEachFunction(String metric, String statistic) {
        return MathExpression.Builder.create()
                .expression("SEARCH('{AWS/Lambda,FunctionName} MetricName=\"%s\" FunctionName=\"lunapark\"', '%s', 60)"
                        .formatted(metric, statistic))
                .label("")
                .period(Duration.minutes(1))
                .usingMetrics(java.util.Map.of())
                .build();
    }
}
