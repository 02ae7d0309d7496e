package io.lunapark.doors;

import io.lunapark.doors.DoorsProblem.AlreadyOver;
import io.lunapark.doors.DoorsProblem.TooManyPermissions;
import io.lunapark.doors.HolderEvent.GroupJoined;
import io.lunapark.doors.HolderEvent.GroupLeft;
import io.lunapark.doors.HolderEvent.GuestPassIssued;
import io.lunapark.doors.HolderEvent.GuestPassWithdrawn;
import io.lunapark.doors.HolderEvent.MembershipEnded;
import io.lunapark.doors.HolderEvent.MembershipGranted;
import io.lunapark.kernel.Decision;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything that lets one person open doors. It is loaded, decided on and shown as one, so that a single number, its
 * version, says which of two states is the newer.
 *
 * @param version counts changes; 0 before the first
 */
public record Holder(
        UUID userId, List<Membership> memberships, List<UUID> groupIds, List<GuestPass> passes, long version) {

    public Holder {
        memberships = inOrder(memberships, Membership::buildingId);
        groupIds = inOrder(groupIds, Function.identity());
        passes = inOrder(passes, GuestPass::id);
        DoorLimits.check(version >= 0, "version");
    }

    /** A person without any permission. */
    public static Holder of(UUID userId) {
        return new Holder(userId, List.of(), List.of(), List.of(), 0);
    }

    /** A membership in the place of the one before: raised, lowered, or with another end. The same changes nothing. */
    public Decision<Holder> grant(Membership membership, Instant now) {
        if (memberships.contains(membership)) {
            return Decision.accepted(this);
        }
        if (!membership.isValidAt(now)) {
            return Decision.refused(new AlreadyOver());
        }
        List<Membership> others = without(memberships, Membership::buildingId, membership.buildingId());
        others = withRoom(
                others,
                DoorLimits.MAX_MEMBERSHIPS,
                one -> !one.isValidAt(now),
                Comparator.comparing(Membership::validUntil, Comparator.nullsLast(Comparator.naturalOrder())));
        if (others.size() >= DoorLimits.MAX_MEMBERSHIPS) {
            return Decision.refused(new TooManyPermissions("memberships", DoorLimits.MAX_MEMBERSHIPS));
        }
        Holder changed = next(plus(others, membership), groupIds, passes);
        return Decision.accepted(changed, new MembershipGranted(changed, membership.buildingId()));
    }

    /** Ended again changes nothing. */
    public Decision<Holder> end(UUID buildingId) {
        if (membership(buildingId).isEmpty()) {
            return Decision.accepted(this);
        }
        Holder changed = next(without(memberships, Membership::buildingId, buildingId), groupIds, passes);
        return Decision.accepted(changed, new MembershipEnded(changed, buildingId));
    }

    public Decision<Holder> joinGroup(UUID groupId) {
        if (groupIds.contains(groupId)) {
            return Decision.accepted(this);
        }
        if (groupIds.size() >= DoorLimits.MAX_GROUPS_OF_PERSON) {
            return Decision.refused(new TooManyPermissions("groups", DoorLimits.MAX_GROUPS_OF_PERSON));
        }
        Holder changed = next(memberships, plus(groupIds, groupId), passes);
        return Decision.accepted(changed, new GroupJoined(changed, groupId));
    }

    public Decision<Holder> leaveGroup(UUID groupId) {
        if (!groupIds.contains(groupId)) {
            return Decision.accepted(this);
        }
        Holder changed = next(memberships, without(groupIds, Function.identity(), groupId), passes);
        return Decision.accepted(changed, new GroupLeft(changed, groupId));
    }

    /** @param uses how often each pass has opened a door */
    public Decision<Holder> issue(GuestPass pass, Map<UUID, Integer> uses, Instant now) {
        if (pass.isOver(now)) {
            return Decision.refused(new AlreadyOver());
        }
        List<GuestPass> others = withRoom(
                passes,
                DoorLimits.MAX_PASSES,
                one -> one.isOver(now) || uses.getOrDefault(one.id(), 0) >= one.maxUses(),
                Comparator.comparing(GuestPass::validUntil));
        if (others.size() >= DoorLimits.MAX_PASSES) {
            return Decision.refused(new TooManyPermissions("passes", DoorLimits.MAX_PASSES));
        }
        Holder changed = next(memberships, groupIds, plus(others, pass));
        return Decision.accepted(changed, new GuestPassIssued(changed, pass.id()));
    }

    /** Withdrawn again changes nothing. */
    public Decision<Holder> withdraw(UUID passId) {
        if (pass(passId).isEmpty()) {
            return Decision.accepted(this);
        }
        Holder changed = next(memberships, groupIds, without(passes, GuestPass::id, passId));
        return Decision.accepted(changed, new GuestPassWithdrawn(changed, passId));
    }

    public Optional<Membership> membership(UUID buildingId) {
        return first(memberships, membership -> membership.buildingId().equals(buildingId));
    }

    public Optional<GuestPass> pass(UUID passId) {
        return first(passes, pass -> pass.id().equals(passId));
    }

    /** Whether this membership would let the person in where, for longer than, or higher than they may be now. */
    public boolean gainsBy(Membership membership, Instant now) {
        return membership(membership.buildingId())
                .filter(held -> held.isValidAt(now) && !membership.isMoreThan(held))
                .isEmpty();
    }

    /** Whether this person may decide who else gets the high level in a building. */
    public boolean isHighMember(UUID buildingId, Instant now) {
        return membership(buildingId)
                .filter(membership -> membership.level() == Level.high && membership.isValidAt(now))
                .isPresent();
    }

    private Holder next(List<Membership> newMemberships, List<UUID> newGroups, List<GuestPass> newPasses) {
        return new Holder(userId, newMemberships, newGroups, newPasses, version + 1);
    }

    private static <T> Optional<T> first(List<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).findFirst();
    }

    /** The same permissions are the same value, in whatever order they came. */
    private static <T> List<T> inOrder(List<T> all, Function<T, UUID> id) {
        return all.stream().sorted(Comparator.comparing(id)).toList();
    }

    /** What opens nothing any more takes no place: where one is needed, what was to end first leaves. */
    private static <T> List<T> withRoom(List<T> all, int limit, Predicate<T> dead, Comparator<T> byEnd) {
        List<T> leaving = all.stream()
                .filter(dead)
                .sorted(byEnd)
                .limit(Math.max(0, all.size() - limit + 1))
                .toList();
        return all.stream().filter(one -> !leaving.contains(one)).toList();
    }

    private static <T> List<T> plus(List<T> all, T one) {
        return Stream.concat(all.stream(), Stream.of(one)).toList();
    }

    private static <T> List<T> without(List<T> all, Function<T, UUID> id, UUID gone) {
        return all.stream().filter(one -> !id.apply(one).equals(gone)).toList();
    }
}
