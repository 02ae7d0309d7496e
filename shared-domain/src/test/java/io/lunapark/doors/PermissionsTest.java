package io.lunapark.doors;

import static io.lunapark.doors.Doors.ANNA;
import static io.lunapark.doors.Doors.CLEANERS;
import static io.lunapark.doors.Doors.NOW;
import static io.lunapark.doors.Doors.OFFICE;
import static io.lunapark.doors.Doors.WAREHOUSE;
import static io.lunapark.doors.Doors.accepted;
import static io.lunapark.doors.Doors.anna;
import static io.lunapark.doors.Doors.door;
import static io.lunapark.doors.Doors.events;
import static io.lunapark.doors.Doors.member;
import static io.lunapark.doors.Doors.pass;
import static io.lunapark.doors.Doors.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lunapark.doors.BuildingEvent.BuildingAdded;
import io.lunapark.doors.BuildingEvent.BuildingLocked;
import io.lunapark.doors.DoorEvent.DoorAdded;
import io.lunapark.doors.DoorEvent.DoorChanged;
import io.lunapark.doors.DoorsProblem.AlreadyHigh;
import io.lunapark.doors.DoorsProblem.AlreadyMember;
import io.lunapark.doors.DoorsProblem.AlreadyOver;
import io.lunapark.doors.DoorsProblem.NotAMember;
import io.lunapark.doors.DoorsProblem.RequestAlreadyDecided;
import io.lunapark.doors.DoorsProblem.RequesterLeft;
import io.lunapark.doors.DoorsProblem.TooManyPermissions;
import io.lunapark.doors.HolderEvent.MembershipEnded;
import io.lunapark.doors.HolderEvent.MembershipGranted;
import io.lunapark.doors.PermissionRequest.Kind;
import io.lunapark.doors.PermissionRequest.State;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to buildings, doors, people and requests, and what each change says about itself. */
class PermissionsTest {

    private static final UUID BOSS = new UUID(0xa000L, 9);

    @Test
    void aBuildingForWhichNobodySaysItsDoorsHasSixteenLowOnes() {
        Decision<Building.Added> decision = Building.add("Office", Building.defaultDoors(), Doors.ids());

        Building building = accepted(decision).building();
        assertThat(building.name()).isEqualTo("Office");
        assertThat(accepted(decision).doors()).hasSize(16).allMatch(door -> door.level() == Level.low);
        assertThat(accepted(decision).doors()).extracting(Door::id).isEqualTo(building.doorIds());
        assertThat(accepted(decision).doors()).extracting(Door::name).doesNotHaveDuplicates();
        assertThat(events(decision)).hasSize(17);
        assertThat(events(decision).getFirst()).isEqualTo(new BuildingAdded(building));
        assertThat(events(decision).getLast())
                .isEqualTo(new DoorAdded(accepted(decision).doors().getLast()));
        assertThat(events(decision)).extracting(DomainEvent::sequence).containsOnly(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", " Office", "Office ", "a name of 21 letters!", "\u0007bell", "    "})
    void aBuildingHasANameOfFourToTwentyCharacters(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Building.add(name, Building.defaultDoors(), Doors.ids()));
    }

    @Test
    void aBuildingIsLockedOnceAndReleased() {
        Building open = accepted(Building.add("Office", Building.defaultDoors(), Doors.ids()))
                .building();

        Decision<Building> decision = open.lock();

        assertThat(events(decision)).containsExactly(new BuildingLocked(accepted(decision)));
        assertThat(accepted(decision).version()).isEqualTo(2);
        assertThat(events(accepted(decision).lock())).isEmpty();
        assertThat(accepted(accepted(decision).release()).locked()).isFalse();
        assertThat(events(open.release())).isEmpty();
    }

    @Test
    void aDoorGoesUpAndDown() {
        Decision<Door> up = door(Level.low).change(null, Level.high);

        assertThat(accepted(up).level()).isEqualTo(Level.high);
        assertThat(accepted(up).name()).isEqualTo("Entrance");
        assertThat(events(up)).containsExactly(new DoorChanged(accepted(up)));
        assertThat(accepted(accepted(up).change("Back door", Level.low)).version())
                .isEqualTo(3);
        assertThat(events(door(Level.low).change("Entrance", Level.low))).isEmpty();
    }

    @Test
    void aDoorHasAGroupOnceWithItsNewestSchedule() {
        Schedule never = new Schedule(List.of(), List.of());
        Door joined = accepted(door(Level.low).joinGroup(CLEANERS, null));

        assertThat(events(joined.joinGroup(CLEANERS, null))).isEmpty();
        assertThat(accepted(joined.joinGroup(CLEANERS, never)).groups())
                .containsExactly(new Door.GroupAtDoor(CLEANERS, never));
        assertThat(accepted(joined.leaveGroup(CLEANERS)).groups()).isEmpty();
    }

    @Test
    void aMembershipIsGrantedChangedAndEnded() {
        Decision<Holder> granted = Holder.of(ANNA).grant(member(OFFICE, Level.low), NOW);
        Holder low = accepted(granted);

        assertThat(events(granted)).containsExactly(new MembershipGranted(low, OFFICE));
        assertThat(low.version()).isEqualTo(1);
        assertThat(events(low.grant(member(OFFICE, Level.low), NOW))).isEmpty();
        Holder high = accepted(low.grant(member(OFFICE, Level.high), NOW));
        assertThat(high.memberships()).containsExactly(member(OFFICE, Level.high));
        Holder none = accepted(high.end(OFFICE));
        assertThat(events(high.end(OFFICE))).containsExactly(new MembershipEnded(none, OFFICE));
        assertThat(none.memberships()).isEmpty();
        assertThat(none.version()).isEqualTo(3);
        assertThat(events(none.end(OFFICE))).isEmpty();
    }

    @Test
    void aPassIsIssuedAndWithdrawn() {
        GuestPass pass = pass(1, NOW, NOW.plusSeconds(60), 1);
        Holder guest = accepted(Holder.of(ANNA).issue(pass, Map.of(), NOW));

        assertThat(guest.passes()).containsExactly(pass);
        assertThat(accepted(guest.withdraw(pass.id())).passes()).isEmpty();
        assertThat(events(Holder.of(ANNA).withdraw(pass.id()))).isEmpty();
    }

    @Test
    void nobodyHoldsMoreThanIsReadAtOneUnlock() {
        Holder full = Holder.of(ANNA);
        for (int i = 0; i < DoorLimits.MAX_PASSES; i++) {
            full = accepted(full.issue(pass(i, NOW, NOW.plusSeconds(60), 1), Map.of(), NOW));
        }
        assertThat(refused(full.issue(pass(99, NOW, NOW.plusSeconds(60), 1), Map.of(), NOW)))
                .isEqualTo(new TooManyPermissions("passes", DoorLimits.MAX_PASSES));
    }

    @Test
    void whatHasExpiredTakesNoPlace() {
        Instant over = NOW.plusSeconds(60);
        Holder guest = Holder.of(ANNA);
        for (int i = 0; i < DoorLimits.MAX_PASSES; i++) {
            guest = accepted(guest.issue(pass(i, NOW, NOW.plusSeconds(60 - i), 1), Map.of(), NOW));
        }
        for (int i = 0; i < DoorLimits.MAX_PASSES; i++) {
            guest = accepted(guest.issue(pass(100 + i, over, over.plusSeconds(60), 1), Map.of(), over));
            // The one that was over first has left; the others still say why they open nothing.
            assertThat(guest.passes()).hasSize(DoorLimits.MAX_PASSES);
            assertThat(guest.pass(new UUID(0xb000L, DoorLimits.MAX_PASSES - 1 - i)))
                    .isEmpty();
        }
        assertThat(refused(guest.issue(pass(200, over, over.plusSeconds(60), 1), Map.of(), over)))
                .isEqualTo(new TooManyPermissions("passes", DoorLimits.MAX_PASSES));

        UUID usedUp = guest.passes().getFirst().id();
        GuestPass next = pass(200, over, over.plusSeconds(60), 1);
        assertThat(accepted(guest.issue(next, Map.of(usedUp, 1), over)).passes())
                .hasSize(DoorLimits.MAX_PASSES)
                .contains(next)
                .noneMatch(pass -> pass.id().equals(usedUp));

        Holder member = Holder.of(ANNA);
        for (int i = 0; i < DoorLimits.MAX_MEMBERSHIPS; i++) {
            member = accepted(member.grant(new Membership(new UUID(0x9000L, i), Level.low, over), NOW));
        }
        Membership another = member(new UUID(0x9000L, 999), Level.low);
        assertThat(refused(member.grant(another, NOW)))
                .isEqualTo(new TooManyPermissions("memberships", DoorLimits.MAX_MEMBERSHIPS));
        assertThat(accepted(member.grant(another, over)).memberships())
                .hasSize(DoorLimits.MAX_MEMBERSHIPS)
                .contains(another);
    }

    @Test
    void nothingIsGrantedThatIsOverAlready() {
        Membership over = new Membership(OFFICE, Level.low, NOW);

        assertThat(refused(Holder.of(ANNA).grant(over, NOW))).isEqualTo(new AlreadyOver());
        assertThat(accepted(Holder.of(ANNA).grant(over, NOW.minusMillis(1))).memberships())
                .containsExactly(over);
        assertThat(events(anna(over).grant(over, NOW))).isEmpty();
        assertThat(refused(Holder.of(ANNA).issue(pass(1, NOW.minusSeconds(60), NOW, 1), Map.of(), NOW)))
                .isEqualTo(new AlreadyOver());
    }

    @Test
    void toGainIsToGetInOrHigherOrForLonger() {
        Holder high = anna(new Membership(OFFICE, Level.high, NOW.plusSeconds(60)));

        assertThat(high.gainsBy(new Membership(OFFICE, Level.low, NOW.plusSeconds(60)), NOW))
                .isFalse();
        assertThat(high.gainsBy(new Membership(OFFICE, Level.high, NOW.plusSeconds(59)), NOW))
                .isFalse();
        assertThat(high.gainsBy(new Membership(OFFICE, Level.low, NOW.plusSeconds(61)), NOW))
                .isTrue();
        assertThat(high.gainsBy(member(OFFICE, Level.low), NOW)).isTrue();
        assertThat(high.gainsBy(member(WAREHOUSE, Level.low), NOW)).isTrue();
        assertThat(high.gainsBy(new Membership(OFFICE, Level.low, NOW.plusSeconds(60)), NOW.plusSeconds(60)))
                .isTrue();
        assertThat(anna(member(OFFICE, Level.low)).gainsBy(member(OFFICE, Level.high), NOW))
                .isTrue();
    }

    @Test
    void whoAsksToJoinAndIsAcceptedIsALowMember() {
        PermissionRequest open = asked(Kind.join, Holder.of(ANNA));

        PermissionRequest.Accepted after = accepted(open.accept(Holder.of(ANNA), BOSS, NOW));

        assertThat(after.request().state()).isEqualTo(State.accepted);
        assertThat(after.request().decidedBy()).isEqualTo(BOSS);
        assertThat(after.holder().memberships()).containsExactly(member(OFFICE, Level.low));
        assertThat(refused(after.request().accept(after.holder(), BOSS, NOW)))
                .isEqualTo(new RequestAlreadyDecided(open.id(), State.accepted));
        assertThat(refused(after.request().reject("too late", BOSS, NOW)))
                .isEqualTo(new RequestAlreadyDecided(open.id(), State.accepted));
    }

    @Test
    void whoHasBecomeAMemberMeanwhileKeepsTheirLevel() {
        Holder high = anna(member(OFFICE, Level.high));

        assertThat(accepted(asked(Kind.join, Holder.of(ANNA)).accept(high, BOSS, NOW))
                        .holder())
                .isEqualTo(high);
    }

    @Test
    void aLowMemberMayAskForTheHighLevelOfThatBuilding() {
        Holder low = anna(new Membership(OFFICE, Level.low, NOW.plusSeconds(60)));

        Holder after = accepted(asked(Kind.access, low).accept(low, BOSS, NOW)).holder();

        assertThat(after.memberships()).containsExactly(new Membership(OFFICE, Level.high, NOW.plusSeconds(60)));
    }

    @Test
    void whoHasLeftGetsNothing() {
        PermissionRequest open = asked(Kind.access, anna(member(OFFICE, Level.low)));

        assertThat(refused(open.accept(Holder.of(ANNA), BOSS, NOW))).isEqualTo(new RequesterLeft(open.id()));
    }

    @Test
    void nobodyAsksForWhatTheyHaveOrMayNotHave() {
        UUID id = UUID.randomUUID();
        Holder low = anna(member(OFFICE, Level.low));

        assertThat(refused(PermissionRequest.ask(id, Kind.join, OFFICE, low, NOW)))
                .isEqualTo(new AlreadyMember(OFFICE));
        assertThat(refused(PermissionRequest.ask(id, Kind.access, OFFICE, Holder.of(ANNA), NOW)))
                .isEqualTo(new NotAMember(OFFICE));
        assertThat(refused(PermissionRequest.ask(id, Kind.access, OFFICE, anna(member(OFFICE, Level.high)), NOW)))
                .isEqualTo(new AlreadyHigh(OFFICE));
    }

    @Test
    void aRejectionSaysWhy() {
        PermissionRequest rejected = accepted(asked(Kind.join, Holder.of(ANNA)).reject("not yet", BOSS, NOW));

        assertThat(rejected.state()).isEqualTo(State.rejected);
        assertThat(rejected.reason()).isEqualTo("not yet");
    }

    @Test
    void aGroupThatIsRemovedHasNoDoorsAndNoPeople() {
        Group group =
                accepted(Group.add(CLEANERS, "Cleaners", List.of(door(Level.low).id()), List.of(ANNA), null));

        Group removed = accepted(group.remove());

        assertThat(removed.doorIds()).isEmpty();
        assertThat(removed.userIds()).isEmpty();
        assertThat(removed.version()).isEqualTo(2);
    }

    @Test
    void whoIsInAGroupHasItAndWhoIsNotHasItNoLonger() {
        Door door = door(Level.low);
        Holder ben = Holder.of(BOSS);
        Group group = accepted(Group.add(CLEANERS, "Cleaners", List.of(door.id()), List.of(ANNA), null));

        Group.Spread both = accepted(group.spread(List.of(door), List.of(anna(), ben)));
        assertThat(both.doors()).containsExactly(accepted(door.joinGroup(CLEANERS, null)));
        assertThat(both.people()).extracting(Holder::groupIds).containsExactly(List.of(CLEANERS), List.of());

        Decision<Group.Spread> nobody = accepted(group.remove()).spread(both.doors(), both.people());
        assertThat(accepted(nobody).doors().getFirst().groups()).isEmpty();
        assertThat(accepted(nobody).people())
                .allMatch(person -> person.groupIds().isEmpty());
        assertThat(events(nobody)).hasSize(2);
    }

    private static PermissionRequest asked(Kind kind, Holder holder) {
        return accepted(PermissionRequest.ask(UUID.randomUUID(), kind, OFFICE, holder, NOW));
    }
}
