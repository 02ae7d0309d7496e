package io.lunapark.doors;

import io.lunapark.kernel.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All facts that decide whether a door opens for a person, and the decision. In doubt it stays closed.
 *
 * @param ready false where there is no view to decide on
 * @param door null where there is no such door
 * @param locked whether the building of the door is in lockdown
 * @param active whether the person is at work here at all
 * @param roles of the person, as identity has them now
 * @param holder what the person holds; null where nothing was ever granted
 * @param uses how often each guest pass has opened a door
 */
public record Unlock(
        boolean ready,
        @Nullable Door door,
        boolean locked,
        boolean active,
        Set<Role> roles,
        @Nullable Holder holder,
        Map<UUID, Integer> uses) {

    private static final Set<Role> DECIDE_EVERYWHERE = Set.of(Role.SECURITY, Role.ADMIN);

    public Unlock {
        roles = Set.copyOf(roles);
        uses = Map.copyOf(uses);
    }

    /** What is said: that it opens, and by which permission, or why not. */
    public sealed interface Outcome {

        /** @param pass the guest pass that this uses once; null where a membership or a group is enough */
        record Granted(@Nullable GuestPass pass) implements Outcome {}

        record Denied(Denial reason) implements Outcome {}
    }

    /** @param venue in whose time schedules are meant */
    public Outcome decide(Instant now, ZoneId venue) {
        if (!ready) {
            return denied(Denial.VIEW_NOT_READY);
        }
        if (door == null) {
            return denied(Denial.UNKNOWN_DOOR);
        }
        if (!active) {
            return denied(Denial.USER_INACTIVE);
        }
        if (locked && !decidesEverywhere()) {
            return denied(Denial.LOCKDOWN);
        }
        return holder == null ? denied(Denial.NOT_A_MEMBER) : decide(door, holder, now, venue);
    }

    private Outcome decide(Door at, Holder by, Instant now, ZoneId venue) {
        List<Membership> memberships = staff()
                ? by.memberships().stream().filter(one -> one.isOf(at, now)).toList()
                : List.of();
        List<Door.GroupAtDoor> groups = staff() ? groups(at, by) : List.of();
        if (memberships.stream().anyMatch(membership -> membership.opensAt(at, now))
                || groups.stream().anyMatch(group -> group.isOpenAt(now, venue))) {
            return new Outcome.Granted(null);
        }
        List<GuestPass> passes =
                by.passes().stream().filter(pass -> pass.names(at)).toList();
        Optional<GuestPass> usable = passes.stream()
                .filter(pass -> pass.isValidAt(now) && usesLeft(pass) > 0)
                .findFirst();
        return usable.<Outcome>map(Outcome.Granted::new).orElseGet(() -> {
            List<Denial> reasons = new ArrayList<>();
            passes.forEach(pass -> reasons.add(pass.whyNot(now)));
            groups.forEach(group -> reasons.add(Denial.OUTSIDE_SCHEDULE));
            memberships.forEach(membership -> reasons.add(Denial.LEVEL_TOO_LOW));
            return denied(reasons.stream().min(Denial::compareTo).orElse(Denial.NOT_A_MEMBER));
        });
    }

    /** The same facts, but for the last use of a pass, which has just gone to another. */
    public Unlock without(GuestPass usedUp) {
        Map<UUID, Integer> now = new HashMap<>(uses);
        now.put(usedUp.id(), usedUp.maxUses());
        return new Unlock(ready, door, locked, active, roles, holder, now);
    }

    /** Security and admins decide about every building, and open in lockdown. */
    public boolean decidesEverywhere() {
        return active && !Collections.disjoint(roles, DECIDE_EVERYWHERE);
    }

    private boolean staff() {
        return isStaff(roles);
    }

    /** Whether they may be members and in groups: customers open with a guest pass only. */
    public static boolean isStaff(Set<Role> roles) {
        return roles.stream().anyMatch(role -> role != Role.CUSTOMER);
    }

    private static List<Door.GroupAtDoor> groups(Door at, Holder by) {
        return at.groups().stream()
                .filter(group -> by.groupIds().contains(group.groupId()))
                .toList();
    }

    private int usesLeft(GuestPass pass) {
        return pass.maxUses() - uses.getOrDefault(pass.id(), 0);
    }

    private static Outcome denied(Denial reason) {
        return new Outcome.Denied(reason);
    }
}
