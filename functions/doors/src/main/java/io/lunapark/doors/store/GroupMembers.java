package io.lunapark.doors.store;

import java.util.List;
import java.util.UUID;

/** What belongs to groups: doors in one table, people in another. */
interface GroupMembers {

    List<UUID> ids(UUID groupId);

    /** What is in it, or left it within a day: no event is ever as late as that. */
    List<UUID> lately(UUID groupId);

    void leaveAllBut(UUID groupId, String[] wanted);

    void join(UUID groupId, String[] wanted);
}
