package io.lunapark.acceptance.meter;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Counts what the calls of one function ask of stores and of the bus, in the thread that begins and in those that it starts. */
final class Meter {

    /** What is counted, in the order of the columns. */
    enum Unit {
        /** Statements and the ends of transactions; the begin of one travels with its first statement. */
        POSTGRES,
        DYNAMODB,
        /** Units that AWS charges for, as DynamoDB says them of each call. */
        READS,
        WRITES,
        EVENTBRIDGE,
        EVENTS,
        SQS
    }

    private static final ThreadLocal<Meter> CURRENT = new InheritableThreadLocal<>();

    private final Map<Unit, Double> counts = new TreeMap<>();

    private Meter() {}

    /** What the work has asked for. */
    static Map<Unit, Double> of(Callable<?> work) throws Exception {
        Meter meter = new Meter();
        CURRENT.set(meter);
        try {
            work.call();
        } finally {
            CURRENT.remove();
        }
        synchronized (meter.counts) {
            return new TreeMap<>(meter.counts);
        }
    }

    static boolean isOn() {
        return CURRENT.get() != null;
    }

    static void count(Unit unit, double much) {
        Optional.ofNullable(CURRENT.get()).ifPresent(meter -> {
            synchronized (meter.counts) {
                meter.counts.merge(unit, much, Double::sum);
            }
        });
    }
}
