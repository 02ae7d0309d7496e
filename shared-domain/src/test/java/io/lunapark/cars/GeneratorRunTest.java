package io.lunapark.cars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GeneratorRunTest {

    private static final Instant START = Instant.parse("2026-11-21T14:00:00Z");
    private static final GeneratorRun RUN = new GeneratorRun(7, START, CarLimits.STANDARD_RATE);

    @Test
    void aMinuteHasExactlyTwoThousand() {
        assertThat(RUN.due(START)).isZero();
        assertThat(RUN.due(START.plusSeconds(60))).isEqualTo(2_000);
        assertThat(RUN.due(START.plusSeconds(300))).isEqualTo(10_000);
    }

    @Test
    void nothingIsDueBeforeTheStart() {
        assertThat(RUN.due(START.minusSeconds(60))).isZero();
        assertThat(RUN.next(0, START.minusSeconds(60), 100)).isEmpty();
    }

    @Property
    void anyWholeMinuteHasTheRate(
            @ForAll @IntRange(min = 1, max = CarLimits.HIGHEST_RATE) int rate,
            @ForAll @LongRange(max = 100_000_000_000L) long from) {
        GeneratorRun run = new GeneratorRun(7, START, rate);
        Instant begin = START.plusMillis(from);

        assertThat(run.due(begin.plusSeconds(60)) - run.due(begin)).isEqualTo(rate);
    }

    @Property(tries = 100)
    void whateverThePausesTheRecordsAreTheSame(
            @ForAll @Size(max = 20) List<@IntRange(max = 400) Integer> pausesMillis) {
        List<CarRecord> sent = new ArrayList<>();
        Instant now = START;
        for (int pause : pausesMillis) {
            now = now.plusMillis(pause);
            sent.addAll(RUN.next(sent.size(), now, 1_000_000));
        }

        assertThat(sent).isEqualTo(RUN.next(0, now, 1_000_000)).hasSize((int) RUN.due(now));
    }

    @Test
    void afterAPauseTheRestIsMadeUpInParts() {
        Instant later = START.plus(Duration.ofMinutes(10));

        assertThat(RUN.next(1_500, later, 1_000))
                .hasSize(1_000)
                .extracting(CarRecord::sequence)
                .startsWith(1_501L)
                .endsWith(2_500L);
        assertThat(RUN.next(19_990, later, 1_000)).hasSize(10);
        assertThat(RUN.next(20_000, later, 1_000)).isEmpty();
    }

    @Property
    void aRecordIsDueWhenItSaysSo(
            @ForAll @IntRange(min = 1, max = CarLimits.HIGHEST_RATE) int rate,
            @ForAll @LongRange(min = 1, max = 10_000_000) long sequence) {
        GeneratorRun run = new GeneratorRun(7, START, rate);
        Instant due = run.numbered(sequence).generatedAt();

        assertThat(run.due(due)).isGreaterThanOrEqualTo(sequence);
        assertThat(run.due(due.minusMillis(1))).isLessThan(sequence);
    }

    @Test
    void idsAreUuidsOfVersionSevenAndNeverTheSame() {
        Set<UUID> ids = new HashSet<>();
        for (CarRecord record : RUN.next(0, START.plusSeconds(600), 20_000)) {
            assertThat(record.id().version()).isEqualTo(7);
            assertThat(record.id().variant()).isEqualTo(2);
            assertThat(record.id().getMostSignificantBits() >>> 16)
                    .isEqualTo(record.generatedAt().toEpochMilli());
            ids.add(record.id());
        }

        assertThat(ids).hasSize(20_000);
    }

    @Test
    void anotherSeedMakesOtherCarsAndEveryWordComes() {
        List<CarRecord> records = RUN.next(0, START.plusSeconds(60), 2_000);

        assertThat(new GeneratorRun(8, START, 2_000).next(0, START.plusSeconds(60), 2_000))
                .doesNotContainAnyElementsOf(records);
        assertThat(records).extracting(CarRecord::normalizedMake).containsAll(Vocabulary.MAKES);
        assertThat(records).extracting(CarRecord::normalizedModel).containsAll(Vocabulary.MODELS);
        assertThat(records).extracting(CarRecord::location).containsAll(Vocabulary.LOCATIONS);
        assertThat(records).allMatch(record -> record.quarantineReason().isEmpty());
    }

    @Test
    void aRateOutOfItsBoundsIsRefused() {
        assertThatThrownBy(() -> new GeneratorRun(7, START, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GeneratorRun(7, START, CarLimits.HIGHEST_RATE + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
