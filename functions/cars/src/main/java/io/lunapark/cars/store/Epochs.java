package io.lunapark.cars.store;

import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;

/**
 * What was sent before a clean-up belongs to an earlier epoch, and is dropped where it arrives. So the queue need not be
 * purged, which would take what is sent meanwhile.
 */
@Singleton
public final class Epochs {

    private final Sql sql;

    Epochs(Sql sql) {
        this.sql = sql;
    }

    public long read() {
        return sql.list("select epoch from intake_epoch", row -> row.getLong(1)).getFirst();
    }

    /** No clean-up can begin before the transaction ends; others may hold it too. */
    public long hold() {
        return sql.list("select epoch from intake_epoch for share", row -> row.getLong(1))
                .getFirst();
    }

    /** Waits for all that is being stored, and holds up what comes until the transaction ends. */
    public void begin() {
        sql.update("update intake_epoch set epoch = epoch + 1");
    }
}
