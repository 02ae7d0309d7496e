package io.lunapark.platform.command;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** The keys of repeated requests in Postgres, with their answers. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface IdempotencyRows extends GenericRepository<KeptAnswer, byte[]> {

    /** Until the transaction ends. @return false while another has it: this one does not wait */
    @Query("select pg_try_advisory_xact_lock(hashtextextended(concat_ws(chr(10), :user, :route, :key), 0))")
    boolean tryLock(String user, String route, String key);

    @Query("""
            select body_hash, status, headers, body from idempotency
            where user_id = :user and route = :route and key = :key and created_at > now() - interval '24 hours'
            """)
    Optional<KeptAnswer> find(String user, String route, String key);

    @Query("""
            insert into idempotency (user_id, route, key, body_hash, status, headers, body)
            values (:user, :route, :key, :hash, :status, :headers, :body)
            on conflict (user_id, route, key) do update set
                body_hash = excluded.body_hash, status = excluded.status, headers = excluded.headers,
                body = excluded.body, created_at = now()
            """)
    void keep(String user, String route, String key, byte[] hash, int status, String headers, String body);

    @Query("delete from idempotency where created_at < now() - interval '24 hours'")
    int tidy();
}
