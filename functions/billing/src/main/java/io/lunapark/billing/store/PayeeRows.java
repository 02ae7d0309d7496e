package io.lunapark.billing.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of people to whom letters are written. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PayeeRows extends GenericRepository<PayeeRow, UUID> {

    @Query("""
            insert into payee (id, name, email, locale, version) values (:id, :name, :email, :locale, :version)
            on conflict (id) do update set
                name = excluded.name, email = excluded.email, locale = excluded.locale, version = excluded.version
            where payee.version < excluded.version
            """)
    void store(UUID id, String name, String email, String locale, long version);

    Optional<PayeeRow> findById(UUID id);

    @Query("select * from payee where id = any(cast(:ids as uuid[]))")
    List<PayeeRow> find(String[] ids);
}
