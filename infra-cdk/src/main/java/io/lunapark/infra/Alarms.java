package io.lunapark.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;

/** The alarms of one stack, and who is told. */
final class Alarms {

    private final Stack stack;
    private final ITopic topic;
    private final List<IAlarm> all = new ArrayList<>();

    Alarms(Stack stack, ITopic topic) {
        this.stack = stack;
        this.topic = topic;
    }

    List<IAlarm> all() {
        return all;
    }

    /**
     * Sounds when the metric was at least that high in some of the last minutes. A gap or two does not silence it: Lambda
     * tries a failed job again after one minute and after two more.
     */
    void alarm(String id, IMetric metric, double limit, int minutes, String description) {
        Alarm alarm = Alarm.Builder.create(stack, id)
                .alarmName(stack.getStackName() + "-" + id)
                .alarmDescription(description)
                .metric(metric)
                .threshold(limit)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(minutes + 2)
                .datapointsToAlarm(minutes)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        SnsAction tell = new SnsAction(topic);
        alarm.addAlarmAction(tell);
        alarm.addOkAction(tell);
        all.add(alarm);
    }

    Stack stack() {
        return stack;
    }
}
