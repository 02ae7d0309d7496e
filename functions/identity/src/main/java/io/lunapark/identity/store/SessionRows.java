package io.lunapark.identity.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables of sessions and of their refresh tokens. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionRows extends GenericRepository<SessionRow, UUID> {

    void save(SessionRow row);

    @Query("""
            select s.* from refresh_tokens t join sessions s on s.id = t.session_id where t.token_hash = :token
            """)
    Optional<SessionRow> findByToken(byte[] token);

    @Query("select * from sessions where id = :id and closed_at is null and expires_at > :now for update")
    Optional<SessionRow> lockOpen(UUID id, Instant now);

    @Query("""
            update sessions set closed_at = :now where closed_at is null and id in (
                select session_id from refresh_tokens where token_hash = :token and spent_at is not null)
            """)
    int closeFamilyOfSpent(byte[] token, Instant now);

    @Query("update sessions set closed_at = :now where id = :id and closed_at is null")
    void close(UUID id, Instant now);

    /** @param except null for all of them */
    @Query("""
            update sessions set closed_at = :now where user_id = :user and closed_at is null
                and (cast(:except as uuid) is null or id <> cast(:except as uuid))
            """)
    void closeAll(UUID user, @Nullable UUID except, Instant now);

    @Query("insert into refresh_tokens (token_hash, session_id, expires_at) values (:token, :session, :end)")
    void insertToken(byte[] token, UUID session, Instant end);

    @Query("""
            update refresh_tokens set spent_at = :now
            where token_hash = :token and spent_at is null and expires_at > :now
            """)
    int spend(byte[] token, Instant now);

    @Query("delete from sessions where expires_at < :expired or closed_at < :closed")
    int deleteEnded(Instant expired, Instant closed);

    @Query("delete from refresh_tokens where expires_at < :now")
    int deleteExpiredTokens(Instant now);
}
