package io.lunapark.doors;

import static io.lunapark.doors.Doors.ANNA;
import static io.lunapark.doors.Doors.CLEANERS;
import static io.lunapark.doors.Doors.NOW;
import static io.lunapark.doors.Doors.OFFICE;
import static io.lunapark.doors.Doors.WAREHOUSE;
import static io.lunapark.doors.Doors.anna;
import static io.lunapark.doors.Doors.at;
import static io.lunapark.doors.Doors.door;
import static io.lunapark.doors.Doors.member;
import static io.lunapark.doors.Doors.pass;
import static io.lunapark.doors.Doors.unlock;
import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.doors.Door.GroupAtDoor;
import io.lunapark.doors.Schedule.Opening;
import io.lunapark.doors.Unlock.Outcome;
import io.lunapark.doors.Unlock.Outcome.Denied;
import io.lunapark.doors.Unlock.Outcome.Granted;
import io.lunapark.kernel.Role;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnlockTest {

    private static final Instant YESTERDAY = NOW.minusSeconds(86_400);
    private static final Instant TOMORROW = NOW.plusSeconds(86_400);
    private static final Outcome OPEN = new Granted(null);

    /** The table of spec/doors.md, row by row. */
    @ParameterizedTest
    @CsvSource({
        "low,  true,  low,  granted",
        "high, true,  low,  granted",
        "low,  true,  high, level-too-low",
        "high, true,  high, granted",
        "high, false, low,  not-a-member"
    })
    void theTable(Level person, boolean inTheBuilding, Level door, String outcome) {
        Holder anna = anna(member(inTheBuilding ? OFFICE : WAREHOUSE, person));

        assertThat(said(at(NOW, unlock(door(door), anna)))).isEqualTo(outcome);
    }

    @Test
    void aDoorThatIsNotThereIsUnknownToEverybody() {
        assertThat(at(NOW, unlock(null, anna(member(OFFICE, Level.high))))).isEqualTo(denied(Denial.UNKNOWN_DOOR));
    }

    @Test
    void withoutAViewNothingOpens() {
        Unlock unlock = new Unlock(
                false, door(Level.low), false, true, Set.of(Role.ADMIN), anna(member(OFFICE, Level.high)), Map.of());

        assertThat(at(NOW, unlock)).isEqualTo(denied(Denial.VIEW_NOT_READY));
    }

    @Test
    void whoIsNotActiveOpensNothing() {
        Unlock unlock = new Unlock(
                true, door(Level.low), false, false, Set.of(Role.ADMIN), anna(member(OFFICE, Level.high)), Map.of());

        assertThat(at(NOW, unlock)).isEqualTo(denied(Denial.USER_INACTIVE));
    }

    @ParameterizedTest
    @CsvSource({"EMPLOYEE, lockdown", "MANAGER, lockdown", "SECURITY, granted", "ADMIN, granted"})
    void inLockdownOnlySecurityAndAdminsOpen(Role role, String outcome) {
        Unlock unlock =
                new Unlock(true, door(Level.low), true, true, Set.of(role), anna(member(OFFICE, Level.low)), Map.of());

        assertThat(said(at(NOW, unlock))).isEqualTo(outcome);
    }

    @Test
    void inLockdownSecurityStillNeedsAPermission() {
        Unlock unlock = new Unlock(true, door(Level.low), true, true, Set.of(Role.SECURITY), anna(), Map.of());

        assertThat(at(NOW, unlock)).isEqualTo(denied(Denial.NOT_A_MEMBER));
    }

    @Test
    void whoWasNeverGrantedAnythingIsNoMember() {
        assertThat(at(NOW, unlock(door(Level.low), null))).isEqualTo(denied(Denial.NOT_A_MEMBER));
    }

    @Test
    void aMembershipEndsAtItsMoment() {
        Holder anna = anna(new Membership(OFFICE, Level.low, NOW));

        assertThat(at(NOW.minusMillis(1), unlock(door(Level.low), anna))).isEqualTo(OPEN);
        assertThat(at(NOW, unlock(door(Level.low), anna))).isEqualTo(denied(Denial.NOT_A_MEMBER));
    }

    @Test
    void aGroupOpensItsDoorsWhateverTheirLevel() {
        Holder anna = accept(anna(), CLEANERS);

        assertThat(at(NOW, unlock(door(Level.high, new GroupAtDoor(CLEANERS, null)), anna)))
                .isEqualTo(OPEN);
        assertThat(at(NOW, unlock(door(Level.low), anna))).isEqualTo(denied(Denial.NOT_A_MEMBER));
    }

    @Test
    void aGroupOpensWithinItsScheduleAtTheVenue() {
        Schedule saturdays = new Schedule(
                List.of(new Opening(DayOfWeek.SATURDAY, LocalTime.of(15, 0), LocalTime.of(16, 0))), List.of());
        Unlock unlock = unlock(door(Level.low, new GroupAtDoor(CLEANERS, saturdays)), accept(anna(), CLEANERS));

        assertThat(at(NOW, unlock)).isEqualTo(OPEN);
        assertThat(at(NOW.plusSeconds(3600), unlock)).isEqualTo(denied(Denial.OUTSIDE_SCHEDULE));
    }

    @Test
    void aGuestPassOpensInItsWindowAsOftenAsItSays() {
        GuestPass pass = pass(1, NOW, TOMORROW, 2);
        Holder anna = with(anna(), pass);

        assertThat(at(NOW.minusMillis(1), unlock(door(Level.high), anna))).isEqualTo(denied(Denial.PASS_NOT_YET_VALID));
        assertThat(at(NOW, unlock(door(Level.high), anna))).isEqualTo(new Granted(pass));
        assertThat(at(NOW, used(unlock(door(Level.high), anna), pass, 1))).isEqualTo(new Granted(pass));
        assertThat(at(NOW, used(unlock(door(Level.high), anna), pass, 2))).isEqualTo(denied(Denial.PASS_USED_UP));
        assertThat(at(TOMORROW, unlock(door(Level.high), anna))).isEqualTo(denied(Denial.PASS_EXPIRED));
    }

    @Test
    void whoMayAnywayUsesNoPass() {
        Holder anna = with(anna(member(OFFICE, Level.low)), pass(1, YESTERDAY, TOMORROW, 1));

        assertThat(at(NOW, unlock(door(Level.low), anna))).isEqualTo(OPEN);
    }

    @Test
    void aPassThatWasUsedUpIsPassedOver() {
        GuestPass first = pass(1, YESTERDAY, TOMORROW, 1);
        GuestPass second = pass(2, YESTERDAY, TOMORROW, 1);
        Unlock unlock = unlock(door(Level.high), with(with(anna(), first), second));

        assertThat(at(NOW, unlock)).isEqualTo(new Granted(first));
        assertThat(at(NOW, unlock.without(first))).isEqualTo(new Granted(second));
        assertThat(at(NOW, unlock.without(first).without(second))).isEqualTo(denied(Denial.PASS_USED_UP));
    }

    @Test
    void aCustomerOpensWithAPassOnly() {
        GuestPass pass = pass(1, YESTERDAY, TOMORROW, 1);
        Door door = door(Level.low, new GroupAtDoor(CLEANERS, null));
        Holder former = accept(anna(member(OFFICE, Level.high)), CLEANERS);

        assertThat(at(NOW, by(Role.CUSTOMER, unlock(door, former)))).isEqualTo(denied(Denial.NOT_A_MEMBER));
        assertThat(at(NOW, by(Role.CUSTOMER, unlock(door, with(former, pass))))).isEqualTo(new Granted(pass));
        for (Role role : Role.values()) {
            if (role != Role.CUSTOMER) {
                assertThat(at(NOW, by(role, unlock(door, former)))).isEqualTo(OPEN);
            }
        }
        assertThat(at(NOW, with(Set.of(), unlock(door, former)))).isEqualTo(denied(Denial.NOT_A_MEMBER));
        assertThat(at(NOW, with(Set.of(Role.CUSTOMER, Role.OPERATOR), unlock(door, former))))
                .isEqualTo(OPEN);
    }

    @Test
    void ofSeveralReasonsTheFirstInTheOrderIsSaid() {
        GuestPass expired = pass(1, YESTERDAY, NOW, 1);
        GuestPass usedUp = pass(2, YESTERDAY, TOMORROW, 1);
        Door door = door(Level.high, new GroupAtDoor(CLEANERS, new Schedule(List.of(), List.of())));
        Holder low = anna(member(OFFICE, Level.low));
        Holder cleaner = accept(low, CLEANERS);

        assertThat(at(NOW, unlock(door, low))).isEqualTo(denied(Denial.LEVEL_TOO_LOW));
        assertThat(at(NOW, unlock(door, cleaner))).isEqualTo(denied(Denial.OUTSIDE_SCHEDULE));
        assertThat(at(NOW, used(unlock(door, with(cleaner, usedUp)), usedUp, 1)))
                .isEqualTo(denied(Denial.PASS_USED_UP));
        assertThat(at(NOW, used(unlock(door, with(with(cleaner, usedUp), expired)), usedUp, 1)))
                .isEqualTo(denied(Denial.PASS_EXPIRED));
    }

    @Test
    void theReasonsHaveTheNamesOfTheSpec() {
        assertThat(List.of(Denial.values()))
                .extracting(Denial::code)
                .containsExactly(
                        "view-not-ready",
                        "unknown-door",
                        "user-inactive",
                        "lockdown",
                        "not-a-member",
                        "pass-not-yet-valid",
                        "pass-expired",
                        "pass-used-up",
                        "outside-schedule",
                        "level-too-low");
    }

    private static Holder accept(Holder holder, UUID group) {
        return Doors.accepted(holder.joinGroup(group));
    }

    private static Holder with(Holder holder, GuestPass pass) {
        return Doors.accepted(holder.issue(pass, Map.of(), YESTERDAY));
    }

    private static Unlock used(Unlock unlock, GuestPass pass, int times) {
        assertThat(unlock.holder()).extracting(Holder::userId).isEqualTo(ANNA);
        return new Unlock(
                unlock.ready(),
                unlock.door(),
                unlock.locked(),
                unlock.active(),
                unlock.roles(),
                unlock.holder(),
                Map.of(pass.id(), times));
    }

    private static Unlock by(Role role, Unlock unlock) {
        return with(Set.of(role), unlock);
    }

    private static Unlock with(Set<Role> roles, Unlock unlock) {
        return new Unlock(
                unlock.ready(), unlock.door(), unlock.locked(), unlock.active(), roles, unlock.holder(), unlock.uses());
    }

    private static Outcome denied(Denial reason) {
        return new Denied(reason);
    }

    private static String said(Outcome outcome) {
        return outcome instanceof Denied denied ? denied.reason().code() : "granted";
    }
}
