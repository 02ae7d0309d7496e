package io.lunapark.cinema.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.UUID;

/** Payments that the provider has captured although the box office was paid; it captures each payment once. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ReturnedCaptures extends GenericRepository<ReturnedCaptures.Row, UUID> {

    /** One of them. */
    @MappedEntity("returned_capture")
    record Row(@Id UUID paymentId) {}

    /** @return 0 for one that goes back already */
    @Query("insert into returned_capture (payment_id) values (:paymentId) on conflict (payment_id) do nothing")
    int giveBack(UUID paymentId);
}
