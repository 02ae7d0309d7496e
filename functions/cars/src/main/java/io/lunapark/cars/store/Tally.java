package io.lunapark.cars.store;

import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;

/** How many records went which way since the last clean-up. */
@Singleton
public final class Tally {

    private final Sql sql;

    Tally(Sql sql) {
        this.sql = sql;
    }

    /**
     * @param stored records, those among them that were removed later included
     * @param fellBack records that the fallback store has taken instead of the queue
     * @param moved records that went from there to the queue
     * @param gaveUp records that went from there to quarantine
     */
    public record Counts(
            long stored, long storedGenerated, long removed, long fellBack, long resubmitted, long moved, long gaveUp) {

        /** What the fallback store holds, without counting its rows. */
        public long pending() {
            return fellBack + resubmitted - moved - gaveUp;
        }

        long leftFallback() {
            return moved + gaveUp;
        }
    }

    public Counts read() {
        return sql.list(
                        """
                        select sum(stored), sum(stored_generated), sum(removed), sum(fell_back), sum(resubmitted), sum(moved),
                            sum(gave_up)
                        from intake_tally
                        """,
                        row -> new Counts(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7)))
                .getFirst();
    }

    void removed() {
        sql.update("update intake_tally set removed = removed + 1 where slot = ?", Slots.any());
    }

    void fellBack(int records) {
        sql.update("update intake_tally set fell_back = fell_back + ? where slot = ?", records, Slots.any());
    }

    void resubmitted() {
        sql.update("update intake_tally set resubmitted = resubmitted + 1 where slot = ?", Slots.any());
    }

    void moved(int records) {
        sql.update("update intake_tally set moved = moved + ? where slot = ?", records, Slots.any());
    }

    void gaveUp(int records) {
        sql.update("update intake_tally set gave_up = gave_up + ? where slot = ?", records, Slots.any());
    }

    void reset() {
        sql.update("""
                update intake_tally set stored = 0, stored_generated = 0, removed = 0, fell_back = 0, resubmitted = 0,
                    moved = 0, gave_up = 0
                """);
    }
}
