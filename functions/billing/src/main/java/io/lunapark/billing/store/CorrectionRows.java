package io.lunapark.billing.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of corrections. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CorrectionRows extends GenericRepository<CorrectionRow, UUID> {

    void save(CorrectionRow row);

    void update(CorrectionRow row);

    Optional<CorrectionRow> findById(UUID id);

    @Query("select * from correction where id = :id for update")
    Optional<CorrectionRow> lock(UUID id);

    /**
     * Newest first.
     *
     * @param state null for all
     * @param before where the last page ended, null for the first page
     */
    @Query("""
            select * from correction where (cast(:before as uuid) is null or id < cast(:before as uuid))
            and (cast(:state as text) is null or state = cast(:state as text))
            order by id desc limit :limit
            """)
    List<CorrectionRow> list(@Nullable String state, @Nullable String before, int limit);
}
