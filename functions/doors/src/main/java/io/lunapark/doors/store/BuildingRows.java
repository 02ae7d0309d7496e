package io.lunapark.doors.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** The table of buildings. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface BuildingRows extends GenericRepository<BuildingRow, UUID> {

    @Query("""
            insert into building (id, name, locked, version) values (:id, :name, :locked, :version)
            on conflict (name_key(name)) where not twin do nothing
            """)
    int insert(UUID id, String name, boolean locked, long version);

    Optional<BuildingRow> findById(UUID id);

    @Query("select * from building where id = :id for update")
    Optional<BuildingRow> lock(UUID id);

    @Query("update building set locked = :locked, version = :version where id = :id")
    void update(BuildingRow row);
}
