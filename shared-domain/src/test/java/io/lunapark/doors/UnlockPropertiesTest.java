package io.lunapark.doors;

import static io.lunapark.doors.Doors.NOW;
import static io.lunapark.doors.Doors.OFFICE;
import static io.lunapark.doors.Doors.VENUE;
import static io.lunapark.doors.Doors.WAREHOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.doors.Door.GroupAtDoor;
import io.lunapark.doors.Schedule.Opening;
import io.lunapark.doors.Unlock.Outcome.Granted;
import io.lunapark.kernel.Role;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** What holds of every decision, whoever stands before whichever door. */
class UnlockPropertiesTest {

    @Provide
    Arbitrary<Unlock> unlocks() {
        return Combinators.combine(
                        doors(),
                        Arbitraries.of(true, false),
                        Arbitraries.frequency(Tuple.of(9, true), Tuple.of(1, false)),
                        Arbitraries.of(Role.class).set().ofMinSize(1).ofMaxSize(2),
                        holders(),
                        Arbitraries.integers().between(0, 3).list().ofSize(3))
                .as((door, locked, active, roles, holder, uses) -> new Unlock(
                        true,
                        door,
                        locked,
                        active,
                        roles,
                        holder,
                        Map.of(passId(0), uses.get(0), passId(1), uses.get(1), passId(2), uses.get(2))));
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.integers().between(-20 * 60, 20 * 60).map(minutes -> NOW.plusSeconds(minutes * 60L));
    }

    @Property(tries = 2000)
    void takingAPermissionAwayNeverOpensAnything(@ForAll("unlocks") Unlock unlock, @ForAll("moments") Instant now) {
        if (unlock.decide(now, VENUE) instanceof Granted) {
            return;
        }
        assertThat(poorer(unlock)).noneMatch(less -> less.decide(now, VENUE) instanceof Granted);
    }

    @Property(tries = 1000)
    void grantingMoreNeverShutsAnything(@ForAll("unlocks") Unlock unlock, @ForAll("moments") Instant now) {
        if (poorer(unlock).anyMatch(less -> less.decide(now, VENUE) instanceof Granted)) {
            assertThat(unlock.decide(now, VENUE)).isInstanceOf(Granted.class);
        }
    }

    @Property(tries = 1000)
    void timeMovesOnlyWhatAScheduleOrAWindowSays(
            @ForAll("unlocks") Unlock unlock, @ForAll("moments") Instant now, @ForAll("moments") Instant then) {
        Unlock timeless = changed(
                new Unlock(
                        true,
                        changed(unlock.door(), group -> new GroupAtDoor(group.groupId(), null)),
                        unlock.locked(),
                        unlock.active(),
                        unlock.roles(),
                        unlock.holder(),
                        unlock.uses()),
                holder -> new Holder(
                        holder.userId(),
                        holder.memberships().stream()
                                .map(member -> new Membership(member.buildingId(), member.level(), null))
                                .toList(),
                        holder.groupIds(),
                        List.of(),
                        holder.version()));

        assertThat(timeless.decide(now, VENUE)).isEqualTo(timeless.decide(then, VENUE));
    }

    @Property(tries = 1000)
    void nothingThatWasNeverGrantedOpens(@ForAll("unlocks") Unlock unlock, @ForAll("moments") Instant now) {
        Unlock bare = changed(unlock, holder -> Holder.of(holder.userId()));

        assertThat(bare.decide(now, VENUE)).isNotInstanceOf(Granted.class);
    }

    /** The same moment with one permission less, or the person or the building shut. */
    private static Stream<Unlock> poorer(Unlock unlock) {
        Holder holder = unlock.holder();
        if (holder == null) {
            return Stream.of();
        }
        Stream<Unlock> fewer = Stream.of(
                        IntStream.range(0, holder.memberships().size())
                                .<Function<Holder, Holder>>mapToObj(i -> one -> new Holder(
                                        one.userId(), without(one.memberships(), i), one.groupIds(), one.passes(), 1)),
                        IntStream.range(0, holder.groupIds().size())
                                .<Function<Holder, Holder>>mapToObj(i -> one -> new Holder(
                                        one.userId(), one.memberships(), without(one.groupIds(), i), one.passes(), 1)),
                        IntStream.range(0, holder.passes().size())
                                .<Function<Holder, Holder>>mapToObj(i -> one -> new Holder(
                                        one.userId(), one.memberships(), one.groupIds(), without(one.passes(), i), 1)),
                        Stream.<Function<Holder, Holder>>of(one -> new Holder(
                                one.userId(),
                                one.memberships().stream()
                                        .map(member ->
                                                new Membership(member.buildingId(), Level.low, member.validUntil()))
                                        .toList(),
                                one.groupIds(),
                                one.passes(),
                                1)))
                .flatMap(Function.identity())
                .map(change -> changed(unlock, change));
        Unlock inactive =
                new Unlock(true, unlock.door(), unlock.locked(), false, unlock.roles(), unlock.holder(), unlock.uses());
        Unlock lockedDown =
                new Unlock(true, unlock.door(), true, unlock.active(), unlock.roles(), unlock.holder(), unlock.uses());
        Unlock customer = new Unlock(
                true,
                unlock.door(),
                unlock.locked(),
                unlock.active(),
                Set.of(Role.CUSTOMER),
                unlock.holder(),
                unlock.uses());
        return Stream.concat(fewer, Stream.of(inactive, lockedDown, customer));
    }

    private static <T> List<T> without(List<T> all, int index) {
        List<T> fewer = new ArrayList<>(all);
        fewer.remove(index);
        return fewer;
    }

    private static Unlock changed(Unlock unlock, Function<Holder, Holder> change) {
        Holder holder = unlock.holder();
        return new Unlock(
                unlock.ready(),
                unlock.door(),
                unlock.locked(),
                unlock.active(),
                unlock.roles(),
                holder == null ? null : change.apply(holder),
                unlock.uses());
    }

    private static @Nullable Door changed(@Nullable Door door, Function<GroupAtDoor, GroupAtDoor> change) {
        return door == null
                ? null
                : new Door(
                        door.id(),
                        door.buildingId(),
                        door.name(),
                        door.level(),
                        door.groups().stream().map(change).toList(),
                        door.version());
    }

    private static Arbitrary<Door> doors() {
        Arbitrary<GroupAtDoor> groups =
                Combinators.combine(groupIds(), schedules().injectNull(0.3)).as(GroupAtDoor::new);
        return Combinators.combine(
                        levels(),
                        groups.list().uniqueElements(GroupAtDoor::groupId).ofMaxSize(2))
                .as((level, atDoor) -> Doors.door(level, atDoor.toArray(GroupAtDoor[]::new)));
    }

    private static Arbitrary<Holder> holders() {
        Arbitrary<Membership> memberships = Combinators.combine(
                        Arbitraries.of(OFFICE, WAREHOUSE), levels(), windows().injectNull(0.5))
                .as(Membership::new);
        Arbitrary<GuestPass> passes = Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        windows(),
                        Arbitraries.integers().between(1, 3))
                .as((number, from, uses) -> new GuestPass(
                        passId(number), List.of(Doors.door(Level.low).id()), from, from.plusSeconds(6 * 3600), uses));
        return Combinators.combine(
                        memberships
                                .list()
                                .uniqueElements(Membership::buildingId)
                                .ofMaxSize(2),
                        groupIds().list().uniqueElements().ofMaxSize(2),
                        passes.list().uniqueElements(GuestPass::id).ofMaxSize(2))
                .as((member, groups, pass) -> new Holder(Doors.ANNA, member, groups, pass, 1));
    }

    private static Arbitrary<Instant> windows() {
        return Arbitraries.integers().between(-12, 12).map(hours -> NOW.plusSeconds(hours * 3600L));
    }

    private static Arbitrary<Schedule> schedules() {
        Arbitrary<LocalTime> times = Arbitraries.integers().between(0, 23).map(hour -> LocalTime.of(hour, 0));
        return Combinators.combine(Arbitraries.of(DayOfWeek.SATURDAY, DayOfWeek.FRIDAY), times, times)
                .as(Opening::new)
                .list()
                .ofMaxSize(2)
                .map(openings -> new Schedule(openings, List.of()));
    }

    private static Arbitrary<Level> levels() {
        return Arbitraries.of(Level.class);
    }

    private static Arbitrary<UUID> groupIds() {
        return Arbitraries.integers().between(1, 3).map(number -> new UUID(0xc000L, number));
    }

    private static UUID passId(int number) {
        return new UUID(0xb000L, number);
    }
}
