package io.lunapark.cinema.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.UUID;

/** What the payment provider was told to give back. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Refunds extends GenericRepository<Refunds.Row, UUID> {

    /** One refund. */
    @MappedEntity("refund")
    record Row(@Id UUID id, UUID paymentId, long amountInCents) {}

    /** @return 0 for one that the provider knows already */
    @Query("""
            insert into refund (id, payment_id, amount_in_cents) values (:id, :paymentId, :amountInCents)
            on conflict (id) do nothing
            """)
    int keep(UUID id, UUID paymentId, long amountInCents);
}
