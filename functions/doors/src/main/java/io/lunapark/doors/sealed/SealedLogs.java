package io.lunapark.doors.sealed;

import io.lunapark.doors.store.Checkpoints;
import io.lunapark.doors.store.Doors;
import io.lunapark.doors.view.History;
import io.lunapark.doors.view.StoredHistory;
import io.lunapark.kernel.seal.StoredEntry;
import io.lunapark.platform.audit.AuditLog;
import io.lunapark.platform.store.Database;
import io.lunapark.platform.store.Sql;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The history of the doors and the log of commands: sealed, verified and exported alike. */
@Singleton
@Requires(property = "lunapark.history-table")
@Requires(property = "lunapark.audit-table")
public final class SealedLogs {

    private final List<SealedLog> all;

    SealedLogs(
            Database database,
            Sql sql,
            Doors doors,
            History history,
            AuditLog audit,
            DynamoDbClient dynamoDb,
            JsonMapper json,
            @Property(name = "lunapark.history-table") String historyTable,
            @Property(name = "lunapark.audit-table") String auditTable) {
        StoredHistory atDoors = new StoredHistory(dynamoDb, historyTable, StoredEntry::partition);
        StoredHistory ofCommands = new StoredHistory(dynamoDb, auditTable, UnaryOperator.identity());
        all = List.of(
                new SealedLog(
                        "doors",
                        new Checkpoints(database, sql, "checkpoint", json),
                        atDoors,
                        from -> database.withConnection(doors::recorded).stream()
                                .sorted()
                                .toList(),
                        partition -> false,
                        history::isReadable),
                new SealedLog(
                        "commands",
                        new Checkpoints(database, sql, "command_checkpoint", json),
                        ofCommands,
                        from -> from.map(SealedLogs::daysSince)
                                .orElseGet(() -> ofCommands.partitions().stream()
                                        .filter(AuditLog::isDay)
                                        .toList()),
                        AuditLog::isGuard,
                        audit::isReadable));
    }

    /** By the clock of the database, which is one for all that seal. */
    public Instant now() {
        return all.getFirst().checkpoints().now();
    }

    public List<SealedLog> all() {
        return all;
    }

    private static List<String> daysSince(Instant from) {
        LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC);
        return first.datesUntil(LocalDate.now(ZoneOffset.UTC).plusDays(2))
                .map(LocalDate::toString)
                .toList();
    }
}
