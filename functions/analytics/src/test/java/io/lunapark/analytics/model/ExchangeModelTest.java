package io.lunapark.analytics.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lunapark.platform.event.Envelope;
import io.micronaut.json.tree.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Random schedules against a model of the books: each completion is paid once to the assignee of that moment, each assignment
 * is charged once, and the sums of each day are those of the model. {@code -Dlunapark.schedules=10000} for a long run, {@code
 * -Dlunapark.seed=…} for the same one again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExchangeModelTest {

    private static final int SCHEDULES = Integer.getInteger("lunapark.schedules", 20);

    private final TwoSystems systems = new TwoSystems();
    private @Nullable LocalDate lastClosed;

    @AfterAll
    void stop() {
        systems.close();
    }

    @Test
    void theBooksAreThoseOfTheModel() {
        run(Long.getLong("lunapark.seed", System.nanoTime()), SCHEDULES, UnaryOperator.identity());
    }

    /** As somewhere else: the reward goes to whom the task landed on first. */
    @Test
    void itFindsARewardOfTheWrongPerson() {
        Map<UUID, JsonNode> first = new HashMap<>();

        assertThatThrownBy(() -> run(1, 20, event -> toTheFirst(event, first))).isInstanceOf(AssertionError.class);
    }

    private static Envelope toTheFirst(Envelope event, Map<UUID, JsonNode> first) {
        if (event.type().equals("TaskAdded")) {
            return event;
        }
        UUID task = UUID.fromString(event.data().get("taskId").getStringValue());
        if (event.type().equals("TaskAssigned")) {
            if (event.data().get("assignment").getIntValue() == 1) {
                first.put(task, event.data().get("assigneeId"));
            }
            return event;
        }
        return with(event, "assigneeId", first.getOrDefault(task, event.data().get("assigneeId")));
    }

    /** Prices are drawn again whenever an event is sent. */
    @Test
    void itFindsPricesThatAreDrawnAgain() {
        Random prices = new Random(2);

        assertThatThrownBy(() -> run(
                        2,
                        20,
                        event -> event.type().equals("TaskAssigned")
                                ? with(event, "feeInCents", JsonNode.createNumberNode(1000 + prices.nextInt(1001)))
                                : event))
                .isInstanceOf(AssertionError.class);
    }

    private static Envelope with(Envelope event, String field, JsonNode value) {
        Map<String, JsonNode> data = new HashMap<>();
        event.data().entries().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        data.put(field, value);
        return new Envelope(
                event.id(),
                event.type(),
                event.version(),
                event.time(),
                event.subject(),
                event.sequence(),
                event.correlationId(),
                event.actor(),
                JsonNode.createObjectNode(data));
    }

    private void run(long seed, int schedules, UnaryOperator<Envelope> bug) {
        for (int i = 0; i < schedules; i++) {
            try {
                lastClosed = new Schedule(systems, lastClosed, new Random(seed + i), bug).run();
            } catch (AssertionError wrong) {
                lastClosed = systems.today().minusDays(1);
                throw new AssertionError("seed " + (seed + i), wrong);
            } catch (RuntimeException failed) {
                throw new IllegalStateException("seed " + (seed + i), failed);
            }
        }
    }
}
