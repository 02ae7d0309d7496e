package io.lunapark.doors;

import java.util.UUID;

/** What happens to a group; what it means for its doors and its people is said in their own events. */
public sealed interface GroupEvent extends DoorsEvent {

    Group group();

    @Override
    default String subject() {
        return subjectOf(group().id());
    }

    @Override
    default long sequence() {
        return group().version();
    }

    static String subjectOf(UUID groupId) {
        return "group/" + groupId;
    }

    record GroupAdded(Group group) implements GroupEvent {}

    record GroupChanged(Group group) implements GroupEvent {}

    record GroupRemoved(Group group) implements GroupEvent {}
}
