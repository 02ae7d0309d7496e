package io.lunapark.doors.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of guest passes. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface GuestPassRows extends GenericRepository<GuestPassRow, UUID> {

    @Query("""
            select id, user_id, cast(door_ids as text[]) as door_ids, valid_from, valid_until, max_uses from guest_pass
            where user_id = :userId and withdrawn_at is null
            """)
    List<GuestPassRow> valid(UUID userId);

    @Query("""
            insert into guest_pass (id, user_id, door_ids, valid_from, valid_until, max_uses)
            values (:id, :userId, cast(:doorIds as uuid[]), :validFrom, :validUntil, :maxUses)
            """)
    void insert(List<GuestPassRow> rows);

    @Query("update guest_pass set withdrawn_at = now() where id = :id")
    void withdraw(UUID id);

    @Query("select user_id from guest_pass where id = :id")
    Optional<UUID> holderOf(UUID id);
}
