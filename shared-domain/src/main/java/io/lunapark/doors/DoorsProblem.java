package io.lunapark.doors;

import io.lunapark.kernel.Problem;
import java.util.Map;
import java.util.UUID;

/** Everything for which a wish about doors is refused. */
public sealed interface DoorsProblem extends Problem {

    /** There is no such building. */
    record BuildingNotFound(UUID buildingId) implements DoorsProblem, NotFound {}

    /** There is no such door. */
    record DoorNotFound(UUID doorId) implements DoorsProblem, NotFound {}

    /** There is no such group, or no longer. */
    record GroupNotFound(UUID groupId) implements DoorsProblem, NotFound {}

    /** There never was such a request. */
    record RequestNotFound(UUID requestId) implements DoorsProblem, NotFound {}

    /** There never was such a guest pass. */
    record PassNotFound(UUID passId) implements DoorsProblem, NotFound {}

    /** A permission is to end before it begins to count. */
    @Field("validUntil")
    record AlreadyOver() implements DoorsProblem, Invalid {}

    /** Identity knows the caller as deactivated, or not at all. */
    record UserInactive() implements DoorsProblem, Forbidden {}

    /** A customer opens with a guest pass only: a membership or a group would open nothing. */
    record CustomersNeedPasses(String person) implements DoorsProblem, Conflict {}

    /**
     * No active account belongs to this person.
     *
     * @param person their name, or the id that was asked for where it is nobody's
     */
    record PersonNotFound(String person) implements DoorsProblem, NotFound {}

    /** Another building has this name. */
    @Field("name")
    record BuildingNameTaken(String name) implements DoorsProblem, Conflict {}

    /** Another door of the building has this name. */
    @Field("name")
    record DoorNameTaken(String name) implements DoorsProblem, Conflict {}

    /** Another group has this name. */
    @Field("name")
    record GroupNameTaken(String name) implements DoorsProblem, Conflict {}

    /** Who is a member need not join. */
    record AlreadyMember(UUID buildingId) implements DoorsProblem, Conflict {}

    /** Who has the high level need not ask for it. */
    record AlreadyHigh(UUID buildingId) implements DoorsProblem, Conflict {}

    /** Only a member may ask for the high level. */
    record NotAMember(UUID buildingId) implements DoorsProblem, Forbidden {}

    /** The same was asked before, and nobody has decided it yet. */
    record RequestAlreadyOpen(UUID buildingId) implements DoorsProblem, Conflict {}

    /** A request is decided once. */
    record RequestAlreadyDecided(UUID requestId, PermissionRequest.State state) implements DoorsProblem, Conflict {}

    /** Who asked is no longer at work here, or no longer a member. */
    record RequesterLeft(UUID requestId) implements DoorsProblem, Conflict {}

    /** Security, admins and high members of the building decide who else gets the high level. */
    record MayNotDecide(UUID buildingId) implements DoorsProblem, Forbidden {}

    /** There is room for no more of these. */
    record TooManyPermissions(String what, int limit) implements DoorsProblem, Conflict {}

    /** The door stays shut. */
    record DoorStaysShut(UUID doorId, Denial reason) implements DoorsProblem, Forbidden {
        @Override
        public String code() {
            return reason.code();
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("doorId", doorId);
        }
    }
}
