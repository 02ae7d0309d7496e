package io.lunapark.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.kernel.Decision;
import io.lunapark.tasks.TaskEvent.TaskAssigned;
import io.lunapark.tasks.TasksProblem.NoAssignee;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShuffleTest {

    private static final UUID SHUFFLE = new UUID(7, 7);

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static List<UUID> people(int number) {
        return IntStream.range(0, number).mapToObj(i -> new UUID(1, i)).toList();
    }

    private static List<Task> open(int number, UUID assignee) {
        return IntStream.range(0, number)
                .mapToObj(i -> new Task(
                        new UUID(2, i),
                        new TaskTitle("Task " + i, null),
                        "",
                        new Price(1000 + i % 1001, 2000 + i % 2001),
                        assignee,
                        1,
                        assignee,
                        Instant.EPOCH,
                        null,
                        2))
                .toList();
    }

    private static Decision.Accepted<List<Task>> shuffle(
            List<Task> open, List<UUID> people, boolean feeForSamePerson, RandomGenerator random) {
        return (Decision.Accepted<List<Task>>) new Shuffle(SHUFFLE, feeForSamePerson).of(open, people, random);
    }

    @Test
    void everyTaskLandsOnEverybodyWithTheSameProbability() {
        List<UUID> people = people(100);
        List<Task> tasks =
                shuffle(open(100_000, new UUID(9, 9)), people, true, random(1)).value();

        assertThat(ChiSquare.of(tasks.stream().mapToInt(task -> people.indexOf(task.assigneeId())), 100))
                .isLessThan(ChiSquare.limit(100));
    }

    /** All pairs of neighbours are equally likely, so that no task says where the next one goes. */
    @Test
    void whereATaskLandsSaysNothingAboutTheNextOne() {
        List<UUID> people = people(10);
        List<Task> tasks =
                shuffle(open(100_000, new UUID(9, 9)), people, true, random(2)).value();
        IntStream pairs = IntStream.range(0, tasks.size() / 2)
                .map(i -> 10 * people.indexOf(tasks.get(2 * i).assigneeId())
                        + people.indexOf(tasks.get(2 * i + 1).assigneeId()));

        assertThat(ChiSquare.of(pairs, 100)).isLessThan(ChiSquare.limit(100));
    }

    @Test
    void refusesWithoutAnybodyToTakeTheTasks() {
        assertThat(new Shuffle(SHUFFLE, false).of(open(1, new UUID(9, 9)), List.of(), random(3)))
                .isEqualTo(Decision.refused(new NoAssignee()));
        assertThat(shuffle(List.of(), List.of(), false, random(3)).value()).isEmpty();
    }

    @Property(tries = 200)
    void whatStaysWithTheSamePersonCostsNothing(
            @ForAll @IntRange(min = 1, max = 5) int number, @ForAll @IntRange(max = 40) int tasks, @ForAll long seed) {
        List<UUID> people = people(number);
        List<Task> before = open(tasks, people.getFirst());
        Decision.Accepted<List<Task>> shuffled = shuffle(before, people, false, random(seed));

        assertThat(shuffled.value()).noneMatch(task -> task.assigneeId().equals(people.getFirst()));
        assertThat(shuffled.events()).hasSameSizeAs(shuffled.value());
        List<TaskAssigned> events = new ArrayList<>();
        shuffled.events().forEach(event -> events.add((TaskAssigned) event));
        assertThat(events).allSatisfy(event -> {
            assertThat(event.previousAssigneeId()).isEqualTo(people.getFirst());
            assertThat(event.shuffleId()).isEqualTo(SHUFFLE);
            assertThat(event.assignment()).isEqualTo(2);
            assertThat(event.sequence()).isEqualTo(3);
            Task task = before.stream()
                    .filter(one -> one.id().equals(event.taskId()))
                    .findFirst()
                    .orElseThrow();
            assertThat(new Price(event.feeInCents(), event.rewardInCents())).isEqualTo(task.price());
        });
    }
}
