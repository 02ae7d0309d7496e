package io.lunapark.cars.store;

import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalLong;

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

    /** @param beganAt when the clean-up that began it had the store for itself */
    public record Epoch(long number, Instant beganAt) {

        /**
         * Whether no clean-up came after it.
         *
         * @param sentIn empty where it was not known, then the time decides
         */
        public boolean has(OptionalLong sentIn, Instant sentAt) {
            return sentIn.isPresent() ? sentIn.getAsLong() == number : !sentAt.isBefore(beganAt);
        }
    }

    /**
     * No clean-up can begin before the transaction ends; others may hold it too. Whoever needs more than one of the tables that
     * a clean-up empties holds the epoch first, and then takes cars, figures and tally in this order: so none waits for another
     * that waits for it.
     */
    public Epoch hold() {
        return sql.list("select epoch, began_at from intake_epoch for share", Epochs::epoch)
                .getFirst();
    }

    /** Waits for all that is being stored, and holds up what comes until the transaction ends. */
    public void begin() {
        // Messages have their time to the millisecond.
        sql.update("""
                update intake_epoch set epoch = epoch + 1, began_at = date_trunc('milliseconds', clock_timestamp())
                """);
    }

    private static Epoch epoch(ResultSet row) throws SQLException {
        return new Epoch(row.getLong("epoch"), Sql.instant(row, "began_at"));
    }
}
