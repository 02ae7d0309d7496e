package io.lunapark.billing.store;

import static io.lunapark.platform.store.Columns.ids;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The people of the ledger, as identity's events say. */
@Singleton
public final class Payees {

    private final PayeeRows rows;

    Payees(PayeeRows rows) {
        this.rows = rows;
    }

    /** Unless something newer is known. */
    public void store(UUID id, String name, String email, String locale, long version) {
        rows.store(id, name, email, locale, version);
    }

    public Optional<PayeeRow> find(UUID id) {
        return rows.findById(id);
    }

    public Map<UUID, String> names(Collection<UUID> ids) {
        return rows.find(ids(ids)).stream().collect(Collectors.toMap(PayeeRow::id, PayeeRow::name));
    }
}
