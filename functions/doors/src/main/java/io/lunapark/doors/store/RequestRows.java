package io.lunapark.doors.store;

import io.lunapark.doors.PermissionRequest.Kind;
import io.lunapark.doors.PermissionRequest.State;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table of requests. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RequestRows extends GenericRepository<RequestRow, UUID> {

    @Query("""
            insert into permission_request (id, kind, building_id, user_id, state, requested_at, version)
            values (:id, :kind, :buildingId, :userId, :state, :requestedAt, :version)
            on conflict (kind, building_id, user_id) where state = 'open' do nothing
            """)
    int insert(UUID id, Kind kind, UUID buildingId, UUID userId, State state, Instant requestedAt, long version);

    @Query("select * from permission_request where id = :id and kind = :kind for update")
    Optional<RequestRow> lock(UUID id, Kind kind);

    void update(RequestRow row);
}
