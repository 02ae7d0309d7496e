package io.lunapark.doors;

import java.util.UUID;

/** What happens to a door; each carries all that an unlock has to know about it afterwards. */
public sealed interface DoorEvent extends DoorsEvent {

    Door door();

    @Override
    default String subject() {
        return subjectOf(door().id());
    }

    @Override
    default long sequence() {
        return door().version();
    }

    static String subjectOf(UUID doorId) {
        return "door/" + doorId;
    }

    record DoorAdded(Door door) implements DoorEvent {}

    record DoorChanged(Door door) implements DoorEvent {}
}
