package io.lunapark.doors.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The table of members. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface MembershipRows extends GenericRepository<MembershipRow, UUID> {

    List<MembershipRow> findByUserId(UUID userId);

    @Query("""
            insert into membership (user_id, building_id, level, valid_until)
            values (:userId, :buildingId, :level, :validUntil)
            on conflict (user_id, building_id) do update set
                level = excluded.level, valid_until = excluded.valid_until
            """)
    void store(List<MembershipRow> rows);

    @Query("delete from membership where user_id = :userId and building_id = :buildingId")
    void delete(UUID userId, UUID buildingId);
}
