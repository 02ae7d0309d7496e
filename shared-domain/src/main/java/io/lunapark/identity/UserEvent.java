package io.lunapark.identity;

import io.lunapark.kernel.DomainEvent;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happens to a user; each carries the whole user as it is afterwards, and exactly one happens per version. */
public sealed interface UserEvent extends DomainEvent {

    /** The user after what happened. */
    User user();

    @Override
    default String subject() {
        return subjectOf(user().id());
    }

    @Override
    default long sequence() {
        return user().version();
    }

    /** The types of all, for who follows the present state of users. */
    static Set<String> types() {
        return Stream.of(UserEvent.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toUnmodifiableSet());
    }

    static String subjectOf(UUID userId) {
        return "user/" + userId;
    }

    record UserRegistered(User user) implements UserEvent {}

    record UserRolesChanged(User user) implements UserEvent {}

    record UserDeactivated(User user) implements UserEvent {}

    record UserActivated(User user) implements UserEvent {}
}
