package io.lunapark.identity.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table of invitations. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface InvitationRows extends GenericRepository<InvitationRow, UUID> {

    @Query("""
            insert into invitations (user_id, token_hash, expires_at) values (:userId, :tokenHash, :expiresAt)
            on conflict (user_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at
            """)
    void store(InvitationRow row);

    Optional<InvitationRow> findByTokenHashAndExpiresAtGreaterThan(byte[] token, Instant now);

    @Query("delete from invitations where token_hash = :token")
    int delete(byte[] token);

    @Query("delete from invitations where expires_at < :now")
    int deleteExpired(Instant now);
}
