package io.lunapark.doors;

import java.util.UUID;

/** What happens to a building; each carries the whole building as it is afterwards. */
public sealed interface BuildingEvent extends DoorsEvent {

    Building building();

    @Override
    default String subject() {
        return subjectOf(building().id());
    }

    @Override
    default long sequence() {
        return building().version();
    }

    static String subjectOf(UUID buildingId) {
        return "building/" + buildingId;
    }

    record BuildingAdded(Building building) implements BuildingEvent {}

    record BuildingLocked(Building building) implements BuildingEvent {}

    record BuildingReleased(Building building) implements BuildingEvent {}
}
