package io.lunapark.doors.store;

import io.lunapark.doors.DoorsProblem.DoorNotFound;
import io.lunapark.doors.Level;
import io.lunapark.doors.api.DoorHolderBody;
import io.lunapark.doors.api.DoorHolderBody.By;
import io.lunapark.doors.api.MembershipBody;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who holds what for a door or a building, in Postgres. What has expired does not count. */
@Singleton
public final class DoorHolders {

    private static final String HOLDERS = """
            select user_id, kind, source, level, valid_from, valid_until, max_uses from (
                select user_id, 'membership' as kind, m.building_id as source, m.level,
                    null::timestamptz as valid_from, valid_until, null::integer as max_uses
                from membership m join door d on d.building_id = m.building_id
                where d.id = ? and (d.level = 'low' or m.level = 'high') and (valid_until is null or valid_until > now())
                union all
                select p.user_id, 'group', p.group_id, null, null, null, null
                from group_door g join group_person p using (group_id) join door_group on id = group_id
                where g.door_id = ? and g.left_at is null and p.left_at is null and removed_at is null
                union all
                select user_id, 'pass', id, null, valid_from, valid_until, max_uses
                from guest_pass
                where door_ids @> array[cast(? as uuid)] and withdrawn_at is null and valid_until > now()
            ) held
            where user_id::text || kind || source > ? order by user_id::text || kind || source limit ?
            """;

    private static final String MEMBERS = """
            select user_id, building_id, level, valid_until from membership
            where building_id = ? and user_id > ? and (valid_until is null or valid_until > now())
            order by user_id limit ?
            """;

    /** A person, what it is held by, and its source. */
    private static final Pattern HELD = Pattern.compile("[0-9a-f-]{36}(membership|group|pass)[0-9a-f-]{36}");

    private final Sql sql;
    private final Buildings buildings;

    DoorHolders(Sql sql, Buildings buildings) {
        this.sql = sql;
        this.buildings = buildings;
    }

    /**
     * In the order of the people.
     *
     * @throws ProblemException {@code door-not-found}
     */
    public Page<DoorHolderBody> ofDoor(UUID doorId, PageRequest page) {
        if (sql.find("select id from door where id = ?", row -> Sql.uuid(row, "id"), doorId)
                .isEmpty()) {
            throw new ProblemException(new DoorNotFound(doorId));
        }
        return Page.ofFirst(
                sql.list(
                        HOLDERS,
                        DoorHolders::holder,
                        doorId,
                        doorId,
                        doorId,
                        page.position(DoorHolders::held).orElse(""),
                        page.limit() + 1),
                page,
                held -> held.userId() + held.by().name() + held.source());
    }

    /**
     * In the order of the people.
     *
     * @throws ProblemException {@code building-not-found}
     */
    public Page<MembershipBody> ofBuilding(UUID buildingId, PageRequest page) {
        buildings.find(buildingId); // or it is not found
        return Page.ofFirst(
                sql.list(
                        MEMBERS,
                        row -> new MembershipBody(
                                Sql.uuid(row, "user_id"),
                                Sql.uuid(row, "building_id"),
                                Level.valueOf(row.getString("level")),
                                Sql.instantOrNull(row, "valid_until")),
                        buildingId,
                        page.position(UUID::fromString).orElse(new UUID(0, 0)),
                        page.limit() + 1),
                page,
                member -> member.userId().toString());
    }

    private static String held(String position) {
        if (!HELD.matcher(position).matches()) {
            throw new IllegalArgumentException("no holder and source");
        }
        return position;
    }

    private static DoorHolderBody holder(ResultSet row) throws SQLException {
        @Nullable String level = row.getString("level");
        int uses = row.getInt("max_uses");
        return new DoorHolderBody(
                Sql.uuid(row, "user_id"),
                By.valueOf(row.getString("kind")),
                Sql.uuid(row, "source"),
                level == null ? null : Level.valueOf(level),
                Sql.instantOrNull(row, "valid_from"),
                Sql.instantOrNull(row, "valid_until"),
                uses == 0 ? null : uses);
    }
}
