package io.lunapark.tasks.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The table of people. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface WorkerRows extends GenericRepository<WorkerRow, UUID> {

    @Query("""
            insert into worker (id, name, eligible, version) values (:id, :name, :eligible, :version)
            on conflict (id) do update set
                name = excluded.name, eligible = excluded.eligible, version = excluded.version
            where worker.version < excluded.version
            """)
    void store(UUID id, String name, boolean eligible, long version);

    @Query("select id from worker where eligible order by id")
    List<UUID> eligible();

    @Query("select * from worker where id = any(cast(:ids as uuid[]))")
    List<WorkerRow> find(String[] ids);
}
