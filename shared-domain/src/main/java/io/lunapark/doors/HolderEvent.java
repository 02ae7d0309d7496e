package io.lunapark.doors;

import java.util.UUID;

/** What happens to a person's permissions; each carries all that the person holds afterwards. */
public sealed interface HolderEvent extends DoorsEvent {

    Holder holder();

    @Override
    default String subject() {
        return subjectOf(holder().userId());
    }

    @Override
    default long sequence() {
        return holder().version();
    }

    static String subjectOf(UUID userId) {
        return "holder/" + userId;
    }

    /** Also when it was there before, with another level or another end. */
    record MembershipGranted(Holder holder, UUID buildingId) implements HolderEvent {}

    record MembershipEnded(Holder holder, UUID buildingId) implements HolderEvent {}

    record GroupJoined(Holder holder, UUID groupId) implements HolderEvent {}

    record GroupLeft(Holder holder, UUID groupId) implements HolderEvent {}

    record GuestPassIssued(Holder holder, UUID passId) implements HolderEvent {}

    record GuestPassWithdrawn(Holder holder, UUID passId) implements HolderEvent {}
}
