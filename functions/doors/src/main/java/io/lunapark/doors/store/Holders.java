package io.lunapark.doors.store;

import io.lunapark.doors.DoorsProblem.PassNotFound;
import io.lunapark.doors.GuestPass;
import io.lunapark.doors.Holder;
import io.lunapark.doors.Level;
import io.lunapark.doors.Membership;
import io.lunapark.kernel.Decision;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What people hold, in Postgres. The row of a person is the lock for all of it. */
@Singleton
public final class Holders {

    /** What the person holds; nothing where nothing was ever granted. */
    public Holder find(Handle db, UUID userId) {
        return read(db, List.of(userId)).stream().findFirst().orElseGet(() -> Holder.of(userId));
    }

    public Holder lock(Handle db, UUID userId) {
        return lockAll(db, List.of(userId)).getFirst();
    }

    /** Locked until the transaction ends, in the order of their ids; also who holds nothing yet. */
    public List<Holder> lockAll(Handle db, Collection<UUID> userIds) {
        db.createUpdate("""
                        insert into holder (user_id, version) select id, 0 from unnest(:ids) id order by id
                        on conflict do nothing
                        """).bindArray("ids", UUID.class, userIds).execute();
        db.createQuery("select user_id from holder where user_id = any(:ids) order by user_id for no key update")
                .bindArray("ids", UUID.class, userIds)
                .mapTo(UUID.class)
                .list();
        // Read after the lock is held: what was read before it may be what another command has just changed.
        return read(db, userIds);
    }

    /** Locks what the person holds, decides on it and stores what is different. */
    public Decision<Holder> change(Handle db, UUID userId, Function<Holder, Decision<Holder>> decide) {
        Holder before = lock(db, userId);
        return decide.apply(before).map(after -> after.equals(before) ? before : replace(db, before, after));
    }

    /** Stores what is different. Who is in which group is stored with the group. */
    public Holder replace(Handle db, Holder before, Holder after) {
        db.execute("update holder set version = ? where user_id = ?", after.version(), after.userId());
        after.memberships().stream()
                .filter(membership -> !before.memberships().contains(membership))
                .forEach(membership -> upsert(db, after.userId(), membership));
        before.memberships().stream()
                .filter(membership -> after.membership(membership.buildingId()).isEmpty())
                .forEach(membership -> db.execute(
                        "delete from membership where user_id = ? and building_id = ?",
                        after.userId(),
                        membership.buildingId()));
        after.passes().stream()
                .filter(pass -> before.pass(pass.id()).isEmpty())
                .forEach(pass -> insert(db, after.userId(), pass));
        before.passes().stream()
                .filter(pass -> after.pass(pass.id()).isEmpty())
                .forEach(pass -> db.execute("update guest_pass set withdrawn_at = now() where id = ?", pass.id()));
        return after;
    }

    /** Who has, or had, a guest pass. */
    public Decision<UUID> ofPass(Handle db, UUID passId) {
        return db.createQuery("select user_id from guest_pass where id = :id")
                .bind("id", passId)
                .mapTo(UUID.class)
                .findOne()
                .map(userId -> Decision.<UUID>accepted(userId))
                .orElseGet(() -> Decision.refused(new PassNotFound(passId)));
    }

    private static List<Holder> read(Handle db, Collection<UUID> userIds) {
        return db.createQuery("select * from holder where user_id = any(:ids) order by user_id")
                .bindArray("ids", UUID.class, userIds)
                .map((row, ctx) -> {
                    UUID id = row.getObject("user_id", UUID.class);
                    return new Holder(
                            id, memberships(db, id), groupIds(db, id), passes(db, id), row.getLong("version"));
                })
                .list();
    }

    private static List<Membership> memberships(Handle db, UUID userId) {
        return db.createQuery("select * from membership where user_id = :id")
                .bind("id", userId)
                .map((row, ctx) -> new Membership(
                        row.getObject("building_id", UUID.class),
                        Level.valueOf(row.getString("level")),
                        instant(row, "valid_until")))
                .list();
    }

    private static List<UUID> groupIds(Handle db, UUID userId) {
        return db.createQuery("select group_id from group_person where user_id = :id and left_at is null")
                .bind("id", userId)
                .mapTo(UUID.class)
                .list();
    }

    private static List<GuestPass> passes(Handle db, UUID userId) {
        return db.createQuery("select * from guest_pass where user_id = :id and withdrawn_at is null")
                .bind("id", userId)
                .map((row, ctx) -> new GuestPass(
                        row.getObject("id", UUID.class),
                        uuids(row.getArray("door_ids")),
                        row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                        row.getObject("valid_until", OffsetDateTime.class).toInstant(),
                        row.getInt("max_uses")))
                .list();
    }

    private static void upsert(Handle db, UUID userId, Membership membership) {
        db.createUpdate("""
                        insert into membership (user_id, building_id, level, valid_until)
                        values (:userId, :buildingId, :level, :validUntil)
                        on conflict (user_id, building_id) do update set
                            level = excluded.level, valid_until = excluded.valid_until
                        """)
                .bind("userId", userId)
                .bind("buildingId", membership.buildingId())
                .bind("level", membership.level().name())
                .bind("validUntil", membership.validUntil())
                .execute();
    }

    private static void insert(Handle db, UUID userId, GuestPass pass) {
        db.createUpdate("""
                        insert into guest_pass (id, user_id, door_ids, valid_from, valid_until, max_uses)
                        values (:id, :userId, :doorIds, :validFrom, :validUntil, :maxUses)
                        """)
                .bind("id", pass.id())
                .bind("userId", userId)
                .bindArray("doorIds", UUID.class, pass.doorIds())
                .bind("validFrom", pass.validFrom())
                .bind("validUntil", pass.validUntil())
                .bind("maxUses", pass.maxUses())
                .execute();
    }

    private static List<UUID> uuids(Array array) throws SQLException {
        return List.of((UUID[]) array.getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
