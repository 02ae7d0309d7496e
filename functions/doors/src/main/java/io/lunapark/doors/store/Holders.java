package io.lunapark.doors.store;

import io.lunapark.doors.DoorsProblem.PassNotFound;
import io.lunapark.doors.GuestPass;
import io.lunapark.doors.Holder;
import io.lunapark.doors.Level;
import io.lunapark.doors.Membership;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.Database;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people hold, in Postgres. The row of a person is the lock for all of it. */
@Singleton
public final class Holders {

    private final Database database;

    Holders(Database database) {
        this.database = database;
    }

    /** What the person holds; nothing for somebody who was never granted anything. */
    public Holder find(UUID userId) {
        return read(List.of(userId)).stream().findFirst().orElseGet(() -> Holder.of(userId));
    }

    public Holder lock(UUID userId) {
        return lockAll(List.of(userId)).getFirst();
    }

    /** Locked until the transaction ends, in the order of their ids; also who holds nothing yet. */
    public List<Holder> lockAll(Collection<UUID> userIds) {
        database.handle()
                .createUpdate("""
                        insert into holder (user_id, version) select id, 0 from unnest(:ids) id order by id
                        on conflict do nothing
                        """)
                .bindArray("ids", UUID.class, userIds)
                .execute();
        database.handle()
                .createQuery("select user_id from holder where user_id = any(:ids) order by user_id for no key update")
                .bindArray("ids", UUID.class, userIds)
                .mapTo(UUID.class)
                .list();
        // Read after the lock is held: what was read before it may be what another command has just changed.
        return read(userIds);
    }

    /** Stores what is different, if anything. Who is in which group is stored with the group. */
    public void replace(Holder before, Holder after) {
        if (after.equals(before)) {
            return;
        }
        database.handle().execute("update holder set version = ? where user_id = ?", after.version(), after.userId());
        after.memberships().stream()
                .filter(membership -> !before.memberships().contains(membership))
                .forEach(membership -> upsert(after.userId(), membership));
        before.memberships().stream()
                .filter(membership -> after.membership(membership.buildingId()).isEmpty())
                .forEach(membership -> database.handle()
                        .execute(
                                "delete from membership where user_id = ? and building_id = ?",
                                after.userId(),
                                membership.buildingId()));
        after.passes().stream()
                .filter(pass -> before.pass(pass.id()).isEmpty())
                .forEach(pass -> insert(after.userId(), pass));
        before.passes().stream()
                .filter(pass -> after.pass(pass.id()).isEmpty())
                .forEach(pass -> database.handle()
                        .execute("update guest_pass set withdrawn_at = now() where id = ?", pass.id()));
    }

    /**
     * Who has, or had, a guest pass.
     *
     * @throws ProblemException {@code pass-not-found}
     */
    public UUID ofPass(UUID passId) {
        return database.handle()
                .createQuery("select user_id from guest_pass where id = :id")
                .bind("id", passId)
                .mapTo(UUID.class)
                .findOne()
                .orElseThrow(() -> new ProblemException(new PassNotFound(passId)));
    }

    private List<Holder> read(Collection<UUID> userIds) {
        return database.handle()
                .createQuery("select * from holder where user_id = any(:ids) order by user_id")
                .bindArray("ids", UUID.class, userIds)
                .map((row, ctx) -> {
                    UUID id = row.getObject("user_id", UUID.class);
                    return new Holder(id, memberships(id), groupIds(id), passes(id), row.getLong("version"));
                })
                .list();
    }

    private List<Membership> memberships(UUID userId) {
        return database.handle()
                .createQuery("select * from membership where user_id = :id")
                .bind("id", userId)
                .map((row, ctx) -> new Membership(
                        row.getObject("building_id", UUID.class),
                        Level.valueOf(row.getString("level")),
                        instant(row, "valid_until")))
                .list();
    }

    private List<UUID> groupIds(UUID userId) {
        return database.handle()
                .createQuery("select group_id from group_person where user_id = :id and left_at is null")
                .bind("id", userId)
                .mapTo(UUID.class)
                .list();
    }

    private List<GuestPass> passes(UUID userId) {
        return database.handle()
                .createQuery("select * from guest_pass where user_id = :id and withdrawn_at is null")
                .bind("id", userId)
                .map((row, ctx) -> new GuestPass(
                        row.getObject("id", UUID.class),
                        uuids(row.getArray("door_ids")),
                        row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                        row.getObject("valid_until", OffsetDateTime.class).toInstant(),
                        row.getInt("max_uses")))
                .list();
    }

    private void upsert(UUID userId, Membership membership) {
        database.handle()
                .createUpdate("""
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

    private void insert(UUID userId, GuestPass pass) {
        database.handle()
                .createUpdate("""
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
