package io.lunapark.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.kernel.Decision.Accepted;
import io.lunapark.kernel.Decision.Refused;
import org.junit.jupiter.api.Test;

class DecisionTest {

    record Opened(String subject, long sequence) implements DomainEvent {}

    record Closed(String subject, long sequence) implements DomainEvent {}

    record TooLate() implements Problem {
        @Override
        public String code() {
            return "too-late";
        }

        @Override
        public int status() {
            return 409;
        }
    }

    private static final Opened OPENED = new Opened("gate/1", 1);
    private static final Closed CLOSED = new Closed("gate/1", 2);

    @Test
    void twoAcceptedWishesHappenInOrder() {
        Decision<Integer> both = Decision.accepted(1, OPENED).then(value -> Decision.accepted(value + 1, CLOSED));

        assertThat(both).isEqualTo(new Accepted<>(2, java.util.List.of(OPENED, CLOSED)));
    }

    @Test
    void whatIsRefusedAtTheEndHappensNotAtAll() {
        Decision<Integer> both = Decision.accepted(1, OPENED).then(value -> Decision.refused(new TooLate()));

        assertThat(both).isEqualTo(new Refused<>(new TooLate()));
    }

    @Test
    void nothingIsDecidedAfterARefusal() {
        Decision<Integer> refused = Decision.refused(new TooLate());

        assertThat(refused.then(value -> {
                    throw new AssertionError("asked although refused");
                }))
                .isEqualTo(new Refused<>(new TooLate()));
    }

    @Test
    void mappingKeepsTheEvents() {
        assertThat(Decision.accepted(1, OPENED).map(Object::toString))
                .isEqualTo(new Accepted<>("1", java.util.List.of(OPENED)));
        assertThat(Decision.refused(new TooLate()).map(Object::toString)).isEqualTo(new Refused<>(new TooLate()));
    }

    @Test
    void anEventIsCalledByItsRecord() {
        assertThat(OPENED.type()).isEqualTo("Opened");
        assertThat(OPENED.version()).isEqualTo(1);
    }
}
