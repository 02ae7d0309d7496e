package io.lunapark.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.kernel.Decision;
import io.lunapark.tasks.TaskEvent.TaskAdded;
import io.lunapark.tasks.TaskEvent.TaskAssigned;
import io.lunapark.tasks.TaskEvent.TaskCompleted;
import io.lunapark.tasks.TasksProblem.NoAssignee;
import io.lunapark.tasks.TasksProblem.NotYourTask;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskTest {

    private static final Instant NOW = Instant.parse("2026-11-21T14:27:05.123Z");
    private static final UUID ANNA = new UUID(0, 1);
    private static final UUID BORYS = new UUID(0, 2);

    private static RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(20261121);
    }

    private static Decision<Task> add(List<UUID> eligible) {
        return Task.add(
                new TaskTitle("Change the shade", "UBERPOP-42"), "", BORYS, eligible, random(), UUID::randomUUID, NOW);
    }

    private static Task task() {
        return ((Decision.Accepted<Task>) add(List.of(ANNA))).value();
    }

    @Test
    void aTaskIsSomebodysFromTheMomentItAppears() {
        Decision.Accepted<Task> added = (Decision.Accepted<Task>) add(List.of(ANNA));

        assertThat(added.value().assigneeId()).isEqualTo(ANNA);
        assertThat(added.events()).hasExactlyElementsOfTypes(TaskAdded.class, TaskAssigned.class);
        assertThat(added.events()).extracting(event -> event.sequence()).containsExactly(1L, 2L);
        assertThat(added.events())
                .allMatch(event -> event.toString()
                        .contains("feeInCents=" + added.value().price().feeInCents()));
    }

    @Test
    void withoutAnEmployeeThereIsNoTask() {
        assertThat(add(List.of())).isEqualTo(Decision.refused(new NoAssignee()));
    }

    @Test
    void itsAssigneeCompletesItOnce() {
        Task open = task();
        Decision.Accepted<Task> done = (Decision.Accepted<Task>) open.complete(ANNA, NOW);
        Decision.Accepted<Task> again = (Decision.Accepted<Task>) done.value().complete(ANNA, NOW.plusSeconds(9));

        assertThat(done.events()).hasExactlyElementsOfTypes(TaskCompleted.class);
        assertThat(again.value()).isEqualTo(done.value());
        assertThat(again.events()).isEmpty();
        assertThat(open.complete(BORYS, NOW)).isEqualTo(Decision.refused(new NotYourTask(open.id())));
        assertThat(done.value().complete(BORYS, NOW)).isEqualTo(Decision.refused(new NotYourTask(open.id())));
    }

    @Test
    void everyPriceIsDrawnBoundsIncluded() {
        RandomGenerator random = random();
        List<Price> prices =
                IntStream.range(0, 100_000).mapToObj(i -> Price.draw(random)).toList();

        assertThat(prices.stream().mapToInt(Price::feeInCents).summaryStatistics())
                .returns(1000, statistics -> statistics.getMin())
                .returns(2000, statistics -> statistics.getMax());
        assertThat(prices.stream().mapToInt(Price::rewardInCents).summaryStatistics())
                .returns(2000, statistics -> statistics.getMin())
                .returns(4000, statistics -> statistics.getMax());
        assertThat(ChiSquare.of(prices.stream().mapToInt(price -> price.feeInCents() - 1000), 1001))
                .isLessThan(ChiSquare.limit(1001));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            [UBERPOP-42] – change the shade | UBERPOP-42 | change the shade
            [UBERPOP-42] - change the shade | UBERPOP-42 | change the shade
            [UBERPOP-42]change the shade    | UBERPOP-42 | change the shade
            change the shade                | -          | change the shade
            [UBERPOP-42]                    | -          | [UBERPOP-42]
            """)
    void theFirstVersionHadTheNumberInItsTitle(String before, String jiraId, String title) {
        assertThat(TaskTitle.ofFirstVersion(before)).isEqualTo(new TaskTitle(title, jiraId));
    }

    @Test
    void tasksLandOnActiveEmployeesOnly() {
        assertThat(Worker.isEligible(true, Set.of("employee"))).isTrue();
        assertThat(Worker.isEligible(true, Set.of("employee", "accountant"))).isTrue();
        assertThat(Worker.isEligible(false, Set.of("employee"))).isFalse();
        assertThat(Worker.isEligible(true, Set.of("employee", "manager"))).isFalse();
        assertThat(Worker.isEligible(true, Set.of("employee", "admin"))).isFalse();
        assertThat(Worker.isEligible(true, Set.of("operator"))).isFalse();
    }
}
