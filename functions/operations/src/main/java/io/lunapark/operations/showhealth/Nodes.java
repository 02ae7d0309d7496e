package io.lunapark.operations.showhealth;

import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far this computer is with what it exchanges with others, from the view {@code node_health} of a system that does. */
@Singleton
final class Nodes {

    private final Sql sql;

    Nodes(Sql sql) {
        this.sql = sql;
    }

    /** Of each system that exchanges something and has been named. */
    List<Health.Node> all() {
        return sql.schemasWith("node_health").stream()
                .flatMap(system -> sql
                        .list(
                                "select * from %s.node_health".formatted(system),
                                row -> new Health.Node(
                                        system,
                                        row.getString("name"),
                                        state(
                                                row.getString("name"),
                                                Sql.instantOrNull(row, "joined_at"),
                                                Sql.instantOrNull(row, "failed_at"),
                                                Sql.instantOrNull(row, "refused_at"),
                                                row.getLong("end_position") - row.getLong("position")),
                                        row.getLong("end_position") - row.getLong("position"),
                                        row.getLong("unsent"),
                                        Sql.instantOrNull(row, "synced_at")))
                        .stream())
                .toList();
    }

    private static String state(
            String name, @Nullable Instant joined, @Nullable Instant failed, @Nullable Instant refused, long behind) {
        if (name.equals("centre")) {
            return name;
        }
        if (joined == null) {
            return Health.Node.JOINING;
        }
        if (failed != null) {
            return "alone";
        }
        if (refused != null) {
            return Health.Node.REFUSED;
        }
        return behind > 0 ? Health.Node.CATCHING_UP : "in-sync";
    }
}
