package io.lunapark.kernel;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a rule says about a wish: accepted, with the state that follows and the events that happened, or refused, with
 * the reason. Nothing has been done yet; storing both state and events is up to the caller.
 */
public sealed interface Decision<T> {

    /** The wish holds: {@code value} is the state after it. */
    record Accepted<T>(T value, List<? extends DomainEvent> events) implements Decision<T> {
        public Accepted {
            events = List.copyOf(events);
        }

        @Override
        public <U> Decision<U> map(Function<? super T, ? extends U> change) {
            return new Accepted<>(change.apply(value), events);
        }

        @Override
        public <U> Decision<U> then(Function<? super T, Decision<U>> next) {
            Decision<U> decision = next.apply(value);
            return decision instanceof Accepted<U> after
                    ? new Accepted<>(after.value, inOrder(events, after.events))
                    : decision;
        }

        private static List<? extends DomainEvent> inOrder(
                List<? extends DomainEvent> first, List<? extends DomainEvent> second) {
            return Stream.<DomainEvent>concat(first.stream(), second.stream()).toList();
        }
    }

    /** The wish does not hold, and nothing happens. */
    record Refused<T>(Problem problem) implements Decision<T> {

        @Override
        public <U> Decision<U> map(Function<? super T, ? extends U> change) {
            return new Refused<>(problem);
        }

        @Override
        public <U> Decision<U> then(Function<? super T, Decision<U>> next) {
            return new Refused<>(problem);
        }
    }

    static <T> Decision<T> accepted(T value, DomainEvent... events) {
        return new Accepted<>(value, List.of(events));
    }

    static <T> Decision<T> refused(Problem problem) {
        return new Refused<>(problem);
    }

    /** The same decision about another view of its value. */
    <U> Decision<U> map(Function<? super T, ? extends U> change);

    /** Decides the next wish on the outcome of this one: both must hold, and the events of both happen, in order. */
    <U> Decision<U> then(Function<? super T, Decision<U>> next);
}
