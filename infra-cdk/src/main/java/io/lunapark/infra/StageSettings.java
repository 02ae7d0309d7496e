package io.lunapark.infra;

import java.util.stream.Stream;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * What differs between the stages. Protection does not: what is encrypted or kept from deletion is so in both.
 *
 * @param leastAcu Aurora capacity units when idle; one is about 2 GB of memory
 * @param mostAcu what the database may grow to, and cost
 * @param readers instances that take over within a minute when the writer fails
 * @param backupDays how far back the database can be restored
 */
record StageSettings(
        String name, double leastAcu, double mostAcu, int readers, int backupDays, RetentionDays logRetention) {

    static final StageSettings DEV = new StageSettings("dev", 0.5, 4, 0, 7, RetentionDays.ONE_MONTH);
    static final StageSettings PROD = new StageSettings("prod", 1, 16, 1, 35, RetentionDays.ONE_YEAR);

    /** @throws IllegalArgumentException when there is no such stage */
    static StageSettings named(String name) {
        return Stream.of(DEV, PROD)
                .filter(stage -> stage.name.equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no stage " + name + "; there are dev and prod"));
    }
}
