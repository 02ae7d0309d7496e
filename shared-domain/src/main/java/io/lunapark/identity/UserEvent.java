package io.lunapark.identity;

import io.lunapark.kernel.DomainEvent;
import java.util.UUID;

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

    static String subjectOf(UUID userId) {
        return "user/" + userId;
    }

    record UserRegistered(User user) implements UserEvent {}

    record UserRolesChanged(User user) implements UserEvent {}

    record UserDeactivated(User user) implements UserEvent {}

    record UserActivated(User user) implements UserEvent {}
}
