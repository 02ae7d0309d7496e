package io.lunapark.cars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PackingTest {

    private static final int LARGEST = Packing.MESSAGE_BYTES - 3;

    @Property
    void nothingIsLostNothingIsTooBigAndNoMessageIsNeedless(
            @ForAll @Size(max = 300) List<@IntRange(min = 1, max = LARGEST) Integer> sizes) {
        List<List<Integer>> messages = Packing.pack(sizes, Integer::intValue);

        assertThat(messages.stream().flatMap(List::stream)).containsExactlyElementsOf(sizes);
        assertThat(messages)
                .allSatisfy(message -> assertThat(bytes(message)).isLessThanOrEqualTo(Packing.MESSAGE_BYTES));
        for (int i = 1; i < messages.size(); i++) {
            int next = messages.get(i).getFirst();
            assertThat(bytes(messages.get(i - 1)) + next + 1).isGreaterThan(Packing.MESSAGE_BYTES);
        }
    }

    @Test
    void nothingNeedsNoMessage() {
        assertThat(Packing.pack(List.<Integer>of(), Integer::intValue)).isEmpty();
    }

    @Test
    void whatFitsIntoNoMessageIsRefused() {
        assertThat(Packing.pack(List.of(LARGEST), Integer::intValue)).hasSize(1);
        assertThatThrownBy(() -> Packing.pack(List.of(LARGEST + 1), Integer::intValue))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Brackets, and a comma after each. */
    private static int bytes(List<Integer> message) {
        return 2 + message.size() + message.stream().mapToInt(Integer::intValue).sum();
    }
}
