package io.lunapark.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.TextWidget;
import software.constructs.Construct;

/** One page: a section per system from the caller inwards (alarms, calls, functions, queues), then the database. */
final class VenueDashboard {

    private static final int WHOLE = 24;
    private static final int HALF = 12;

    private final Dashboard dashboard;
    private final String stage;

    VenueDashboard(Construct scope, StageSettings stage, Database database, Alarms common, List<SystemStack> systems) {
        this.stage = stage.name();
        dashboard = Dashboard.Builder.create(scope, "Dashboard")
                .dashboardName("lunapark-" + stage.name())
                .defaultInterval(Duration.hours(3))
                .build();
        alarms(common);
        systems.forEach(this::section);
        title("database");
        dashboard.addWidgets(
                graph("Capacity units", List.of(database.cluster().metricServerlessDatabaseCapacity())),
                graph("Connections", List.of(database.cluster().metricDatabaseConnections())));
    }

    private void section(SystemStack system) {
        SamTemplate source = system.source();
        Metrics metrics = system.metrics();
        List<String> apis = source.ids("AWS::Serverless::HttpApi");
        title(system.system());
        alarms(system.alarms());
        dashboard.addWidgets(
                graph("Calls a minute", apis.stream().map(metrics::calls).toList()),
                graph(
                        "Latency, slowest 1 %, ms",
                        apis.stream().map(metrics::latency).toList()));
        dashboard.addWidgets(
                graph("Errors of functions", List.of(ofEachFunction(system, "Errors", "Sum"))),
                graph("Duration of functions, slowest 1 %, ms", List.of(ofEachFunction(system, "Duration", "p99"))));
        if (!source.workQueues().isEmpty()) {
            dashboard.addWidgets(
                    graph(
                            "Age of the oldest message, s",
                            source.workQueues().stream().map(metrics::age).toList()),
                    graph(
                            "Dead letters",
                            source.deadLetterQueues().stream()
                                    .map(metrics::waiting)
                                    .toList()));
        }
    }

    /** A widget takes 100. */
    private void alarms(Alarms alarms) {
        dashboard.addWidgets(AlarmStatusWidget.Builder.create()
                .title("Alarms")
                .width(WHOLE)
                .alarms(alarms.all())
                .build());
    }

    private void title(String text) {
        dashboard.addWidgets(TextWidget.Builder.create()
                .markdown("## " + text)
                .width(WHOLE)
                .height(1)
                .build());
    }

    private static GraphWidget graph(String title, List<? extends IMetric> metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .width(HALF)
                .left(metrics)
                .build();
    }

    /**
     * Found by name, so that a page does not have to change with every function. Without quotes CloudWatch looks for
     * words of the name, which begins with that of the stack.
     */
    private MathExpression ofEachFunction(SystemStack system, String metric, String statistic) {
        return MathExpression.Builder.create()
                .expression(
                        "SEARCH('{AWS/Lambda,FunctionName} MetricName=\"%s\" FunctionName=lunapark FunctionName=%s FunctionName=%s', '%s', 60)"
                                .formatted(metric, stage, system.system(), statistic))
                .label("")
                .period(Duration.minutes(1))
                .usingMetrics(Map.of())
                .build();
    }
}
