package io.lunapark.tasks.store;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The people of the exchange, as identity's events say. */
@Singleton
public final class Workers {

    private final WorkerRows rows;

    Workers(WorkerRows rows) {
        this.rows = rows;
    }

    /** Unless something newer is known. */
    public void store(UUID id, String name, boolean eligible, long version) {
        rows.store(id, name, eligible, version);
    }

    /** Those on whom a task may land now. */
    public List<UUID> eligible() {
        return rows.eligible();
    }

    public String name(UUID id) {
        return names(List.of(id)).getOrDefault(id, "");
    }

    public Map<UUID, String> names(Collection<UUID> ids) {
        return rows.find(ids.stream().map(UUID::toString).distinct().toArray(String[]::new)).stream()
                .collect(Collectors.toMap(WorkerRow::id, WorkerRow::name));
    }
}
