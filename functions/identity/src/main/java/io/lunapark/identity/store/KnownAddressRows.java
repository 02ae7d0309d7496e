package io.lunapark.identity.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.UUID;

/** The table of known addresses. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface KnownAddressRows extends GenericRepository<KnownAddressRow, UUID> {

    @Query("""
            select exists (select from known_addresses
                           where user_id = :user and address = :address and last_at > :oldest)
            """)
    boolean isKnown(UUID user, byte[] address, Instant oldest);

    @Query("""
            insert into known_addresses (user_id, address, last_at) values (:userId, :address, :lastAt)
            on conflict (user_id, address) do update set last_at = excluded.last_at
            """)
    void store(KnownAddressRow row);

    @Query("delete from known_addresses where last_at <= :oldest")
    int tidy(Instant oldest);
}
