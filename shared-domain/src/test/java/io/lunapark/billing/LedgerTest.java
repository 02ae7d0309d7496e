package io.lunapark.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lunapark.billing.BillingProblem.CorrectionDecided;
import io.lunapark.billing.BillingProblem.DayNotOver;
import io.lunapark.billing.BillingProblem.LaterDayClosed;
import io.lunapark.billing.BillingProblem.OwnCorrection;
import io.lunapark.billing.Entry.Moment;
import io.lunapark.billing.Entry.Posting;
import io.lunapark.kernel.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerTest {

    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final UUID ANNA = new UUID(0, 1);
    private static final UUID BORYS = new UUID(0, 2);
    private static final UUID CELINA = new UUID(0, 3);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Instant NOON = Instant.parse("2026-11-21T11:00:00Z");
    private static final Moment AT = new Moment(NOON, DAY);

    @Test
    void whatAnEmployeeGainsTheCompanyLoses() {
        assertThat(Entry.fee(ANNA, 1450, BORYS, 1, AT, UUID::randomUUID).postings())
                .containsExactly(new Posting(Account.of(ANNA), -1450), new Posting(Account.EARNINGS, 1450));
        assertThat(Entry.reward(ANNA, 3275, BORYS, 1, AT, UUID::randomUUID).postings())
                .containsExactly(new Posting(Account.of(ANNA), 3275), new Posting(Account.EARNINGS, -3275));
        assertThat(Entry.payout(ANNA, 1825, AT, UUID::randomUUID).postings())
                .containsExactly(new Posting(Account.of(ANNA), -1825), new Posting(Account.PAYOUTS, 1825));
    }

    @Property(tries = 200)
    void postingsSumToZero(@ForAll @LongRange(min = 1, max = 1_000_000) long cents) {
        LongStream.of(cents, -cents)
                .forEach(amount -> assertThat(Entry.correction(ANNA, amount, AT, UUID::randomUUID).postings().stream()
                                .mapToLong(Posting::amountInCents)
                                .sum())
                        .isZero());
    }

    @Test
    void anEntryMovesMoney() {
        assertThatThrownBy(() -> Entry.correction(ANNA, 0, AT, UUID::randomUUID))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T22:59:59.999Z, ,           2026-11-21",
        "2026-11-21T23:00:00Z,     ,           2026-11-22",
        "2026-11-21T22:59:59.999Z, 2026-11-20, 2026-11-21",
        "2026-11-21T22:59:59.999Z, 2026-11-21, 2026-11-22",
        "2026-11-19T12:00:00Z,     2026-11-21, 2026-11-22",
        "2026-03-28T22:59:59Z,     ,           2026-03-28", // the clocks go forward in the night of the 29th
        "2026-03-29T21:59:59Z,     ,           2026-03-29",
        "2026-10-25T22:59:59Z,     ,           2026-10-25", // and back on the 25th, which has 25 hours
        "2026-10-25T23:00:00Z,     ,           2026-10-26",
    })
    void whatHappensIsBookedOnItsDayOrOnTheFirstOpenOne(Instant time, LocalDate closed, LocalDate day) {
        assertThat(new LedgerDays(WARSAW, Optional.ofNullable(closed)).book(time))
                .isEqualTo(new Moment(time, day));
    }

    @Test
    void aDayIsClosedInOrderAndNotBeforeItBegins() {
        LedgerDays days = new LedgerDays(WARSAW, Optional.of(DAY.minusDays(1)));

        assertThat(days.close(DAY, NOON)).isEqualTo(Decision.accepted(DAY));
        assertThat(days.close(DAY.plusDays(1), NOON)).isEqualTo(Decision.refused(new DayNotOver("2026-11-22")));
        assertThat(days.close(DAY.minusDays(1), NOON)).isEqualTo(Decision.refused(new LaterDayClosed("2026-11-20")));
    }

    @Test
    void daysAreDueOnceTheyAreOver() {
        LedgerDays none = new LedgerDays(WARSAW, Optional.empty());
        LedgerDays some = new LedgerDays(WARSAW, Optional.of(DAY.minusDays(3)));

        assertThat(none.due(Optional.empty(), NOON)).isEmpty();
        assertThat(none.due(Optional.of(DAY), NOON)).isEmpty();
        assertThat(none.due(Optional.of(DAY.minusDays(1)), NOON)).containsExactly(DAY.minusDays(1));
        assertThat(some.due(Optional.of(DAY.minusDays(9)), NOON)).containsExactly(DAY.minusDays(2), DAY.minusDays(1));
        assertThat(new LedgerDays(WARSAW, Optional.of(DAY)).due(Optional.of(DAY), NOON))
                .isEmpty();
    }

    @Test
    void aCorrectionTakesTwo() {
        Correction proposed = Correction.propose(ANNA, 1250, "Charged twice", BORYS, UUID::randomUUID, NOON);
        Correction.State approved = Correction.State.APPROVED;
        Correction decided = ((Decision.Accepted<Correction>) proposed.decide(approved, CELINA, NOON)).value();

        assertThat(proposed.decide(approved, BORYS, NOON))
                .isEqualTo(Decision.refused(new OwnCorrection(proposed.id())));
        assertThat(proposed.decide(approved, ANNA, NOON)).isEqualTo(Decision.refused(new OwnCorrection(proposed.id())));
        assertThat(decided.decidedBy()).isEqualTo(CELINA);
        assertThat(decided.decide(Correction.State.REJECTED, CELINA, NOON))
                .isEqualTo(Decision.refused(new CorrectionDecided(proposed.id(), approved)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            123456789 | en    | 1,234,567.89_PLN
            123456789 | pl    | 1_234_567,89_PLN
            -105      | pt-BR | -1,05_PLN
            123450    | pt-BR | 1.234,50_PLN
            7         | ru    | 0,07_PLN
            """)
    void moneyIsWrittenByLanguage(long cents, String language, String text) {
        assertThat(MoneyText.of(cents, "PLN", Locale.forLanguageTag(language))).isEqualTo(text.replace('_', '\u00A0'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | You were paid 18.25_PLN | Fee: Change the shade – -14.50_PLN
            pl    | Wypłata: 18,25_PLN      | Opłata: Change the shade – -14,50_PLN
            pt-BR | Você recebeu 18,25_PLN  | Taxa: Change the shade – -14,50_PLN
            ru    | Выплата: 18,25_PLN      | Списание: Change the shade – -14,50_PLN
            """)
    void theLetterHasTheMovementsOfTheDay(String language, String subject, String line) {
        LetterText letter = LetterText.of(
                "Anna",
                DAY,
                0,
                List.of(
                        new LetterText.Movement(EntryKind.FEE, -1450, "Change the shade"),
                        new LetterText.Movement(EntryKind.REWARD, 3275, "Change the shade")),
                1825,
                "PLN",
                Locale.forLanguageTag(language));

        assertThat(letter.subject()).isEqualTo(subject.replace('_', '\u00A0'));
        assertThat(letter.body()).contains("Anna", "21.11.2026", line.replace('_', '\u00A0'));
    }
}
