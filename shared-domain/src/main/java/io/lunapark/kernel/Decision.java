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
    }

    /** The wish does not hold, and nothing happens. */
    record Refused<T>(Problem problem) implements Decision<T> {}

    static <T> Decision<T> accepted(T value, DomainEvent... events) {
        return new Accepted<>(value, List.of(events));
    }

    static <T> Decision<T> refused(Problem problem) {
        return new Refused<>(problem);
    }

    /** The same decision about another view of its value. */
    default <U> Decision<U> map(Function<? super T, ? extends U> change) {
        return switch (this) {
            case Accepted<T>(T value, var events) -> new Accepted<>(change.apply(value), events);
            case Refused<T>(Problem problem) -> new Refused<>(problem);
        };
    }

    /** Decides the next wish on the outcome of this one: both must hold, and the events of both happen, in order. */
    default <U> Decision<U> then(Function<? super T, Decision<U>> next) {
        return switch (this) {
            case Refused<T>(Problem problem) -> new Refused<>(problem);
            case Accepted<T>(T value, var events) ->
                switch (next.apply(value)) {
                    case Refused<U>(Problem problem) -> new Refused<>(problem);
                    case Accepted<U>(U after, var later) ->
                        new Accepted<>(
                                after,
                                Stream.<DomainEvent>concat(events.stream(), later.stream())
                                        .toList());
                };
        };
    }
}
