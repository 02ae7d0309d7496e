package io.lunapark.doors.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of groups. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface GroupRows extends GenericRepository<GroupRow, UUID> {

    @Query("select id, name, schedule, version from door_group where id = :id and removed_at is null for update")
    Optional<GroupRow> lock(UUID id);

    @Query("select id, name, schedule, version from door_group where id = :id and removed_at is not null for update")
    Optional<GroupRow> lockRemoved(UUID id);

    @Query("""
            insert into door_group (id, name, schedule, version)
            values (:id, :name, cast(:schedule as jsonb), :version)
            on conflict (name_key(name)) where removed_at is null and not twin do nothing
            """)
    int insert(UUID id, String name, @Nullable String schedule, long version);

    @Query("""
            update door_group set name = :name, schedule = cast(:schedule as jsonb), version = :version,
                twin = twin and name = :name
            where id = :id
            """)
    void update(UUID id, String name, @Nullable String schedule, long version);

    @Query("update door_group set removed_at = now(), version = :version where id = :id")
    void remove(UUID id, long version);
}
