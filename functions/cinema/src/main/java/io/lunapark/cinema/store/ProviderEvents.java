package io.lunapark.cinema.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.UUID;

/** The messages of the payment provider that we have had. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ProviderEvents extends GenericRepository<ProviderEvents.Row, String> {

    /** One message. */
    @MappedEntity("provider_event")
    record Row(@Id String id, UUID paymentId) {}

    /** @return 0 for one that we know already */
    @Query("insert into provider_event (id, payment_id) values (:id, :paymentId) on conflict (id) do nothing")
    int keep(String id, UUID paymentId);
}
