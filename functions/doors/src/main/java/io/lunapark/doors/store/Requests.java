package io.lunapark.doors.store;

import io.lunapark.doors.DoorsProblem.RequestAlreadyOpen;
import io.lunapark.doors.DoorsProblem.RequestNotFound;
import io.lunapark.doors.PermissionRequest;
import io.lunapark.doors.PermissionRequest.Kind;
import io.lunapark.doors.PermissionRequest.State;
import io.lunapark.kernel.Decision;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.Database;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;

/** Requests for permissions, in Postgres. */
@Singleton
public final class Requests {

    private static final RowMapper<PermissionRequest> REQUEST = (row, ctx) -> {
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new PermissionRequest(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getObject("building_id", UUID.class),
                row.getObject("user_id", UUID.class),
                State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getObject("decided_by", UUID.class),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getLong("version"));
    };

    private final Database database;

    Requests(Database database) {
        this.database = database;
    }

    /** Refused while another one of the kind is open for the person in the building. */
    public Decision<PermissionRequest> insert(PermissionRequest request) {
        int made = database.handle()
                .createUpdate("""
                        insert into permission_request (id, kind, building_id, user_id, state, requested_at, version)
                        values (:id, :kind, :buildingId, :userId, :state, :requestedAt, :version)
                        on conflict (kind, building_id, user_id) where state = 'open' do nothing
                        """)
                .bind("id", request.id())
                .bind("kind", request.kind().name())
                .bind("buildingId", request.buildingId())
                .bind("userId", request.userId())
                .bind("state", request.state().name())
                .bind("requestedAt", request.requestedAt())
                .bind("version", request.version())
                .execute();
        return made == 1 ? Decision.accepted(request) : Decision.refused(new RequestAlreadyOpen(request.buildingId()));
    }

    /**
     * Locked until the transaction ends.
     *
     * @throws ProblemException {@code request-not-found}
     */
    public PermissionRequest lock(Kind kind, UUID id) {
        return database.handle()
                .createQuery("select * from permission_request where id = :id and kind = :kind for no key update")
                .bind("id", id)
                .bind("kind", kind.name())
                .map(REQUEST)
                .findOne()
                .orElseThrow(() -> new ProblemException(new RequestNotFound(id)));
    }

    public void replace(PermissionRequest request) {
        database.handle()
                .createUpdate("""
                        update permission_request set state = :state, reason = :reason, decided_by = :decidedBy,
                            decided_at = :decidedAt, version = :version
                        where id = :id
                        """)
                .bind("id", request.id())
                .bind("state", request.state().name())
                .bind("reason", request.reason())
                .bind("decidedBy", request.decidedBy())
                .bind("decidedAt", request.decidedAt())
                .bind("version", request.version())
                .execute();
    }
}
