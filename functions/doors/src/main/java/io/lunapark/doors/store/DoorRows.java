package io.lunapark.doors.store;

import io.lunapark.doors.Level;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The table of doors. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DoorRows extends GenericRepository<DoorRow, UUID> {

    /** Leaves out a name that another door of the building has. */
    @Query("""
            insert into door (id, building_id, place, name, level, version)
            values (:id, :buildingId, :place, :name, :level, :version)
            on conflict (building_id, name_key(name)) where not twin do nothing
            """)
    void insert(List<DoorRow> rows);

    @Query("select id from door where building_id = :buildingId order by place")
    List<UUID> idsOf(UUID buildingId);

    @Query("select cast(id as text) from door")
    List<String> ids();

    @Query("select id from door where id = any(cast(:ids as uuid[])) order by id for update")
    List<UUID> lock(String[] ids);

    @Query("select * from door where id = any(cast(:ids as uuid[])) order by id")
    List<DoorRow> find(String[] ids);

    @Query("""
            update door set name = :name, level = :level, version = :version, twin = twin and name = :name
            where id = :id
            """)
    void update(UUID id, String name, Level level, long version);

    @Query("""
            select id, schedule from door_group join group_door on group_id = id
            where door_id = :doorId and left_at is null
            """)
    List<ScheduledGroup> groups(UUID doorId);
}
