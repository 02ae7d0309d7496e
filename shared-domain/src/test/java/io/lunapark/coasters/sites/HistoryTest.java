package io.lunapark.coasters.sites;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.coasters.CoasterNumber;
import io.lunapark.coasters.CoasterSettings;
import io.lunapark.coasters.WagonNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** North owns the coaster; the centre has registered nothing. Clocks are as wrong as they can be. */
class HistoryTest {

    private static final UUID COASTER = new UUID(1, 1);
    private static final UUID WAGON = new UUID(1, 2);
    private static final SiteName NORTH = new SiteName("north");
    private static final SiteName SOUTH = new SiteName("south");

    private final History registered = new History(List.of(
            new Settled(coaster(1, NORTH, 0, 10), Outcome.APPLIED, null, 1),
            new Settled(wagon(2, NORTH, 0, WAGON, 1, 32), Outcome.APPLIED, null, 2)));

    @Test
    void theOwnerWinsAndTheOtherEditIsKept() {
        History changed = after(coaster(3, SiteName.CENTRE, 0, 20));

        History.Verdict verdict = changed.settle(coaster(4, NORTH, 2, 30));

        assertThat(staff(verdict.history())).isEqualTo(30);
        assertThat(verdict.news()).extracting(Settled::outcome).containsExactly(Outcome.LOST, Outcome.APPLIED);
        assertThat(verdict.news().getFirst().against()).isEqualTo(id(4));
    }

    @Test
    void theFirstOneAtTheCentreWinsWhereNeitherIsTheOwner() {
        History changed = after(coaster(3, SiteName.CENTRE, 0, 20));

        History.Verdict verdict = changed.settle(coaster(4, SOUTH, 2, 30));

        assertThat(staff(verdict.history())).isEqualTo(20);
        assertThat(verdict.news()).extracting(Settled::outcome).containsExactly(Outcome.LOST);
    }

    @Test
    void anEditWhoseMakerHadReadTheOtherIsInNoConflict() {
        History changed = new History(List.of(
                registered.entries().getFirst(),
                new Settled(coaster(3, SiteName.CENTRE, 0, 20), Outcome.APPLIED, null, 3)));

        assertThat(staff(changed.settle(coaster(4, SOUTH, 3, 30)).history())).isEqualTo(30);
    }

    @Test
    void aChangeWinsAgainstARemovalAndTheCoasterIsBack() {
        History removed = after(removal(coaster(3, NORTH, 2, 10)));
        assertThat(removed.coaster().orElseThrow().removal()).isTrue();

        History.Verdict verdict = removed.settle(wagon(4, SOUTH, 2, WAGON, 1, 16));

        assertThat(verdict.history().coaster().orElseThrow().removal()).isFalse();
        assertThat(verdict.news()).extracting(Settled::outcome).containsExactly(Outcome.LOST, Outcome.APPLIED);
    }

    @Test
    void aRemovalLosesAgainstAChangeOfAnyWagonThatItsMakerHadNotRead() {
        History changed = after(wagon(3, SOUTH, 2, WAGON, 1, 16));

        History.Verdict verdict = changed.settle(removal(coaster(4, NORTH, 2, 10)));

        assertThat(verdict.history().coaster().orElseThrow().removal()).isFalse();
        assertThat(verdict.news()).extracting(Settled::outcome).containsExactly(Outcome.LOST);
    }

    @Test
    void wagonsAddedOnTwoSidesAreBothKeptAndTheSecondGetsAnotherNumber() {
        UUID other = new UUID(1, 3);
        UUID third = new UUID(1, 4);
        History added = after(wagon(3, NORTH, 2, other, 2, 32));

        Edit second =
                added.settle(wagon(4, SOUTH, 2, third, 2, 16)).news().getLast().edit();

        assertThat(second.wagon().number()).isEqualTo(new WagonNumber(3));
        assertThat(second.asked()).isEqualTo("W2");
    }

    @Test
    void theNumberOfARemovedWagonIsNotGivenAgain() {
        History removed =
                registered.settle(removal(wagon(3, NORTH, 2, WAGON, 1, 32))).history();

        assertThat(removed.wagons()).isEmpty();
        assertThat(removed.nextWagonNumber()).isEqualTo(new WagonNumber(2));
    }

    @Test
    void aSecondEditOfTheSameMakerTakesThePlaceOfTheFirstThatLost() {
        History lost = after(coaster(3, SiteName.CENTRE, 0, 20), coaster(4, SOUTH, 2, 30));

        History.Verdict verdict = lost.settle(coaster(5, SOUTH, 2, 40));

        assertThat(verdict.news()).extracting(Settled::outcome).containsExactly(Outcome.SUPERSEDED, Outcome.LOST);
    }

    @Test
    void twoThatSaidTheSameAreBothListedWhenTheOwnerWins() {
        History agreed = after(coaster(3, SiteName.CENTRE, 0, 20), coaster(4, SOUTH, 2, 20));

        History.Verdict verdict = agreed.settle(coaster(5, NORTH, 2, 30));

        assertThat(verdict.news()).extracting(one -> one.edit().id()).containsExactly(id(3), id(4), id(5));
        assertThat(verdict.news())
                .extracting(Settled::outcome)
                .containsExactly(Outcome.LOST, Outcome.LOST, Outcome.APPLIED);
    }

    @Test
    void twoRemovalsAreBothListedWhenAChangeWins() {
        History removed = after(removal(coaster(3, NORTH, 2, 10)), removal(coaster(4, SOUTH, 2, 10)));

        History.Verdict verdict = removed.settle(coaster(5, SiteName.CENTRE, 0, 20));

        assertThat(staff(verdict.history())).isEqualTo(20);
        assertThat(verdict.news())
                .extracting(Settled::outcome)
                .containsExactly(Outcome.LOST, Outcome.LOST, Outcome.APPLIED);
    }

    @Test
    void aDismissedEditIsOffTheListAndNothingElseChanges() {
        History lost = after(coaster(3, SOUTH, 2, 20), coaster(4, NORTH, 2, 30));
        Edit dismissal = new Edit(id(5), null, SOUTH, COASTER, null, 2, false, null, null, id(3), null, Instant.EPOCH);

        History.Verdict verdict = lost.settle(dismissal);

        assertThat(verdict.news()).extracting(Settled::outcome).containsOnly(Outcome.DISMISSED);
        assertThat(verdict.news()).extracting(one -> one.edit().id()).containsExactly(id(3), id(5));
        assertThat(staff(verdict.history())).isEqualTo(30);
        assertThat(staff(verdict.history().settle(coaster(6, NORTH, 2, 40)).history()))
                .isEqualTo(40);
    }

    private History after(Edit... edits) {
        History history = registered;
        for (Edit edit : edits) {
            history = history.settle(edit).history();
        }
        return history;
    }

    private static int staff(History history) {
        return history.coaster().orElseThrow().coaster().settings().staff();
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static Edit coaster(int id, SiteName site, long seen, int staff) {
        CoasterSettings settings = new CoasterSettings(null, staff, 100, LocalTime.of(8, 0), LocalTime.of(16, 0), 0);
        return edit(
                id, site, seen, null, new CoasterValue(new CoasterNumber(1), NORTH, BigDecimal.TEN, settings), null);
    }

    private static Edit wagon(int id, SiteName site, long seen, UUID wagon, int number, int seats) {
        return edit(id, site, seen, wagon, null, new WagonValue(new WagonNumber(number), seats, BigDecimal.ONE));
    }

    private static Edit removal(Edit edit) {
        return new Edit(
                edit.id(),
                null,
                edit.site(),
                COASTER,
                edit.wagonId(),
                edit.seen(),
                true,
                edit.coaster(),
                edit.wagon(),
                null,
                null,
                edit.at());
    }

    private static Edit edit(
            int id,
            SiteName site,
            long seen,
            @Nullable UUID wagon,
            @Nullable CoasterValue coaster,
            @Nullable WagonValue value) {
        Instant wrong = Instant.parse("2026-11-21T12:00:00Z").minusSeconds(id * 3_600L);
        return new Edit(id(id), null, site, COASTER, wagon, seen, false, coaster, value, null, null, wrong);
    }
}
