package io.lunapark.identity.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of users. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface UserRows extends GenericRepository<UserRow, UUID> {

    @Query("""
            insert into users (id, email, name, roles, locale, active, version, password_hash)
            values (:id, :email, :name, :roles, :locale, :active, :version, :passwordHash)
            on conflict (lower(email)) do nothing
            """)
    int insert(
            UUID id,
            String email,
            String name,
            String[] roles,
            String locale,
            boolean active,
            long version,
            @Nullable String passwordHash);

    @Query("select exists (select from users)")
    boolean areThere();

    Optional<UserRow> findById(UUID id);

    @Query("select * from users where lower(email) = :email")
    Optional<UserRow> findByAddress(String email);

    @Query("select * from users where id = :id for update")
    Optional<UserRow> lock(UUID id);

    /** Locked in the order of the ids, so that two of them never wait for each other. */
    @Query("select * from users where id = :id or (active and roles @> array['admin']) order by id for update")
    List<UserRow> lockWithAdmins(UUID id);

    @Query("update users set roles = :roles, active = :active, version = :version where id = :id")
    void update(UUID id, String[] roles, boolean active, long version);

    @Query("update users set password_hash = :hash where id = :id")
    void setPassword(UUID id, String hash);

    /**
     * In a collation of its own, since lower() knows A to Z only in the one that a database may have. No text has the line
     * break between name and address.
     *
     * @param role null for all; @param text of the name or the address, capitals or not; empty for all
     */
    @Query("""
            select * from users
            where id > :after and (cast(:role as text) is null or roles @> array[cast(:role as text)])
                and position(lower(normalize(cast(:text as text), NFC) collate pg_c_utf8)
                    in lower(normalize(name || chr(10) || email, NFC) collate pg_c_utf8)) > 0
            order by id limit :limit
            """)
    List<UserRow> list(@Nullable String role, String text, UUID after, int limit);

    @Query("select * from users where id > :after and roles <> array['customer'] order by id limit :limit")
    List<UserRow> staff(UUID after, int limit);
}
