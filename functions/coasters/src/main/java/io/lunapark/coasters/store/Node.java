package io.lunapark.coasters.store;

import io.lunapark.coasters.sites.SiteName;
import io.lunapark.coasters.sites.SiteSettings;
import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** This computer of the park, and how far it is. */
@Singleton
public final class Node {

    private final Sql sql;
    private final SiteName name;

    Node(Sql sql, SiteSettings settings) {
        this.sql = sql;
        this.name = settings.name();
    }

    /**
     * @param position how far it has read in the order of the centre
     * @param end how far that went when it was last asked
     * @param joinedAt when it first had the whole state
     * @param failedAt when the centre could not be reached; null where it was the last time
     * @param refusedAt when the centre did not take what was done here; null where it did the last time
     */
    public record State(
            long position,
            long end,
            long unsent,
            @Nullable Instant joinedAt,
            @Nullable Instant syncedAt,
            @Nullable Instant failedAt,
            @Nullable Instant refusedAt) {

        /** How a site is, in a word. */
        public String word() {
            if (joinedAt == null) {
                return "joining";
            }
            if (failedAt != null) {
                return "alone";
            }
            if (refusedAt != null) {
                return "refused";
            }
            return position < end ? "catching-up" : "in-sync";
        }
    }

    public SiteName name() {
        return name;
    }

    /** @throws IllegalStateException when what is stored here was made under another name */
    public void claim() {
        sql.update("insert into node (name) values (?) on conflict do nothing", name.text());
        String stored =
                sql.list("select name from node", row -> row.getString("name")).getFirst();
        if (!stored.equals(name.text())) {
            throw new IllegalStateException("The data here belongs to " + stored + ", not to " + name
                    + ". A site starts with a data folder of its own.");
        }
    }

    public State state() {
        return sql.find(
                        "select * from node_health",
                        row -> new State(
                                row.getLong("position"),
                                row.getLong("end_position"),
                                row.getLong("unsent"),
                                Sql.instantOrNull(row, "joined_at"),
                                Sql.instantOrNull(row, "synced_at"),
                                Sql.instantOrNull(row, "failed_at"),
                                Sql.instantOrNull(row, "refused_at")))
                .orElseGet(() -> new State(0, 0, 0, null, null, null, null));
    }

    long lockPosition() {
        return sql.list("select position from node for update", row -> row.getLong("position"))
                .getFirst();
    }

    void moveTo(long position, long end) {
        sql.update("update node set position = ?, end_position = ?", position, end);
    }

    /** @param refusal why the centre does not take what was done here; empty where it does */
    public void synced(Instant now, Optional<String> refusal) {
        sql.update("""
                update node set joined_at = coalesce(joined_at, ?), synced_at = ?, failed_at = null,
                    refused_at = cast(? as timestamptz), failure = ?
                """, now, now, refusal.isPresent() ? now : null, refusal.orElse(null));
    }

    public void failed(Instant now, String why) {
        sql.update("update node set failed_at = ?, failure = ?", now, why);
    }
}
