package io.lunapark.platform.audit;

import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.json.IsoTime;
import io.lunapark.platform.view.ViewKey;
import io.lunapark.platform.view.ViewTable;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Append only: an entry is written once under its own id, and there is no call that changes or deletes one. */
@Singleton
@Requires(property = "lunapark.audit-table")
final class AuditLog {

    private final ViewTable table;

    AuditLog(DynamoDbClient dynamoDb, @Property(name = "lunapark.audit-table") String table, JsonMapper json) {
        this.table = new ViewTable(dynamoDb, table, json);
    }

    void append(AuditEntry entry) {
        LocalDate day = LocalDate.ofInstant(entry.time(), ZoneOffset.UTC);
        table.put(new ViewKey(day.toString(), IsoTime.of(entry.time()) + " " + entry.id()), 1, entry);
    }

    /** Entries of a day in UTC, newest first. */
    Page<AuditEntry> of(LocalDate day, PageRequest request) {
        return table.page(day.toString(), request, true, AuditEntry.class, entry -> true);
    }
}
