package io.lunapark.platform.lease;

import io.lunapark.platform.store.Sql;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Optional;

/**
 * The node that fires the schedules of all nodes that share the stores.
 *
 * @param token of its lease; the next holder has a higher one
 * @param until when the lease ends unless it is renewed, by the clock of the database
 */
@Serdeable
public record Leader(String node, long token, Instant until) {

    /** The present one. Empty in Lambda, where EventBridge fires schedules and no node is needed. */
    public static Optional<Leader> now(Sql sql) {
        boolean nodes = sql.find(
                        "select to_regclass('runner.lease') is not null as known", row -> row.getBoolean("known"))
                .orElse(false);
        return nodes
                ? sql.find(
                        "select holder, token, until from runner.lease where until > now()",
                        row -> new Leader(row.getString("holder"), row.getLong("token"), Sql.instant(row, "until")))
                : Optional.empty();
    }
}
