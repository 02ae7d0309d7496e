package io.lunapark.doors.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The table of people who hold something. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface HolderRows extends GenericRepository<HolderRow, UUID> {

    /** Those who hold nothing yet, too. */
    @Query("""
            insert into holder (user_id, version) select id, 0 from unnest(cast(:ids as uuid[])) id order by id
            on conflict do nothing
            """)
    void make(String[] ids);

    @Query("select user_id from holder where user_id = any(cast(:ids as uuid[])) order by user_id for update")
    List<UUID> lock(String[] ids);

    @Query("select * from holder where user_id = any(cast(:ids as uuid[])) order by user_id")
    List<HolderRow> find(String[] ids);

    @Query("select group_id from group_person where user_id = :userId and left_at is null")
    List<UUID> groupIds(UUID userId);

    void update(HolderRow row);
}
