package io.lunapark.doors.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The table of the people in groups. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface GroupPersonRows extends GenericRepository<GroupRow, UUID>, GroupMembers {

    @Override
    @Query("select user_id from group_person where group_id = :groupId and left_at is null")
    List<UUID> ids(UUID groupId);

    @Override
    @Query("""
            select user_id from group_person
            where group_id = :groupId and (left_at is null or left_at > now() - interval '1 day')
            """)
    List<UUID> lately(UUID groupId);

    @Override
    @Query("""
            update group_person set left_at = now()
            where group_id = :groupId and left_at is null and user_id <> all(cast(:wanted as uuid[]))
            """)
    void leaveAllBut(UUID groupId, String[] wanted);

    @Override
    @Query("""
            insert into group_person (group_id, user_id)
            select :groupId, wanted from unnest(cast(:wanted as uuid[])) wanted
            on conflict (group_id, user_id) do update set left_at = null
            """)
    void join(UUID groupId, String[] wanted);
}
