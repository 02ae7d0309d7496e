package io.lunapark.infra;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** What no system has for itself: alarms of what all share, and the dashboard. */
final class WatchStack extends Stack {

    WatchStack(
            Construct scope,
            String id,
            StackProps props,
            StageSettings stage,
            StoreStack store,
            List<SystemStack> systems) {
        super(scope, id, props);
        Alarms alarms = new Alarms(this, store.alarmTopic());
        alarms.alarm(
                "FunctionsThrottled",
                Metrics.throttles(),
                1,
                3,
                "Lambda refuses calls: the account's concurrency is used up.");
        alarms.alarm(
                "DatabaseFull",
                store.database().cluster().metricACUUtilization(),
                90,
                5,
                "Aurora is at the largest size that StageSettings allow.");
        new VenueDashboard(this, stage, store.database(), alarms, systems);
    }
}
