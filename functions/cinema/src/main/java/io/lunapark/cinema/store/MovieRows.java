package io.lunapark.cinema.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of movies. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface MovieRows extends GenericRepository<MovieRow, UUID> {

    void save(MovieRow row);

    Optional<MovieRow> findById(UUID id);

    @Query("select * from movie where id > :after order by id limit :limit")
    List<MovieRow> list(UUID after, int limit);
}
