package io.lunapark.doors.store;

import static io.lunapark.platform.store.Columns.ids;

import io.lunapark.doors.DoorsProblem.PassNotFound;
import io.lunapark.doors.Holder;
import io.lunapark.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What people hold, in Postgres. The row of a person is the lock for all of it. */
@Singleton
public final class Holders {

    private final HolderRows rows;
    private final MembershipRows memberships;
    private final GuestPassRows passes;

    Holders(HolderRows rows, MembershipRows memberships, GuestPassRows passes) {
        this.rows = rows;
        this.memberships = memberships;
        this.passes = passes;
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
        String[] ids = ids(userIds);
        rows.make(ids);
        rows.lock(ids);
        // Read after the lock is held: what was read before it may be what another command has just changed.
        return read(userIds);
    }

    /** Stores what is different, if anything. Who is in which group is stored with the group. */
    public void replace(Holder before, Holder after) {
        if (after.equals(before)) {
            return;
        }
        UUID userId = after.userId();
        rows.update(new HolderRow(userId, after.version()));
        memberships.store(after.memberships().stream()
                .filter(membership -> !before.memberships().contains(membership))
                .map(membership -> MembershipRow.of(userId, membership))
                .toList());
        before.memberships().stream()
                .filter(membership -> after.membership(membership.buildingId()).isEmpty())
                .forEach(membership -> memberships.delete(userId, membership.buildingId()));
        passes.insert(after.passes().stream()
                .filter(pass -> before.pass(pass.id()).isEmpty())
                .map(pass -> GuestPassRow.of(userId, pass))
                .toList());
        before.passes().stream()
                .filter(pass -> after.pass(pass.id()).isEmpty())
                .forEach(pass -> passes.withdraw(pass.id()));
    }

    /**
     * Who has, or had, a guest pass.
     *
     * @throws ProblemException {@code pass-not-found}
     */
    public UUID ofPass(UUID passId) {
        return passes.holderOf(passId).orElseThrow(() -> new ProblemException(new PassNotFound(passId)));
    }

    private List<Holder> read(Collection<UUID> userIds) {
        return rows.find(ids(userIds)).stream().map(this::holder).toList();
    }

    private Holder holder(HolderRow row) {
        UUID id = row.userId();
        return new Holder(
                id,
                memberships.findByUserId(id).stream()
                        .map(MembershipRow::membership)
                        .toList(),
                rows.groupIds(id),
                passes.valid(id).stream().map(GuestPassRow::pass).toList(),
                row.version());
    }
}
