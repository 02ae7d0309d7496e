package io.lunapark.cars.store;

import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What is counted when the panel asks: few rows, each. */
@Singleton
public final class IntakeFigures {

    private final Sql sql;

    IntakeFigures(Sql sql) {
        this.sql = sql;
    }

    /**
     * What waits somewhere.
     *
     * @param generated those of them that the generator made
     * @param oldestSeconds null where nothing waits
     */
    public record Waiting(
            long records, long generated, @Nullable Long oldestSeconds) {

        public long others() {
            return records - generated;
        }
    }

    public Waiting pending() {
        return waiting("pending_cars", "stored_at");
    }

    public Waiting quarantined() {
        return waiting("quarantined_car", "quarantined_at");
    }

    private Waiting waiting(String table, String since) {
        return sql.list("""
                        select count(*) as records, count(*) filter (where generated) as generated,
                            cast(extract(epoch from clock_timestamp() - min(%s)) as bigint) as oldest
                        from %s
                        """.formatted(since, table), row -> {
                    long oldest = row.getLong("oldest");
                    return new Waiting(row.getLong("records"), row.getLong("generated"), row.wasNull() ? null : oldest);
                })
                .getFirst();
    }

    /** Of the last minute that is over, to ten seconds. */
    public long storedPerMinute() {
        return sql.list("""
                        with now as (select date_bin('10 seconds', clock_timestamp(), to_timestamp(0)) as begins_at)
                        select coalesce(sum(stored), 0) from intake_rate, now
                        where intake_rate.begins_at < now.begins_at
                            and intake_rate.begins_at >= now.begins_at - interval '1 minute'
                        """, row -> row.getLong(1)).getFirst();
    }

    /** Forgets what no panel shows any more. */
    public int tidy() {
        return sql.update("delete from intake_rate where begins_at < now() - interval '1 hour'");
    }
}
