package io.lunapark.doors;

import io.lunapark.kernel.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Everything for which a wish about doors is refused. */
public sealed interface DoorsProblem extends Problem {

    /** What was asked about is not there. */
    sealed interface Missing extends DoorsProblem {
        @Override
        default int status() {
            return 404;
        }
    }

    /** It cannot be as things stand. */
    sealed interface Conflict extends DoorsProblem {
        @Override
        default int status() {
            return 409;
        }
    }

    /** The request itself cannot be meant. */
    sealed interface Invalid extends DoorsProblem {
        @Override
        default int status() {
            return 400;
        }
    }

    /** This person may not. */
    sealed interface Forbidden extends DoorsProblem {
        @Override
        default int status() {
            return 403;
        }
    }

    /** There is no such building. */
    record BuildingNotFound(UUID buildingId) implements Missing {
        @Override
        public String code() {
            return "building-not-found";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("buildingId", buildingId);
        }
    }

    /** There is no such door. */
    record DoorNotFound(UUID doorId) implements Missing {
        @Override
        public String code() {
            return "door-not-found";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("doorId", doorId);
        }
    }

    /** There is no such group, or no longer. */
    record GroupNotFound(UUID groupId) implements Missing {
        @Override
        public String code() {
            return "group-not-found";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("groupId", groupId);
        }
    }

    /** There never was such a request. */
    record RequestNotFound(UUID requestId) implements Missing {
        @Override
        public String code() {
            return "request-not-found";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("requestId", requestId);
        }
    }

    /** There never was such a guest pass. */
    record PassNotFound(UUID passId) implements Missing {
        @Override
        public String code() {
            return "pass-not-found";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("passId", passId);
        }
    }

    /** A permission is to end before it begins to count. */
    record AlreadyOver() implements Invalid {
        @Override
        public String code() {
            return "already-over";
        }

        @Override
        public Optional<String> field() {
            return Optional.of("validUntil");
        }
    }

    /** Identity knows the caller as deactivated, or not at all. */
    record NotActive() implements Forbidden {
        @Override
        public String code() {
            return "user-inactive";
        }
    }

    /** A customer opens with a guest pass only: a membership or a group would open nothing. */
    record CustomersNeedPasses(String person) implements Conflict {
        @Override
        public String code() {
            return "customers-need-passes";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("person", person);
        }
    }

    /**
     * No active account belongs to this person.
     *
     * @param person their name, or the id that was asked for where it is nobody's
     */
    record PersonNotFound(String person) implements Missing {
        @Override
        public String code() {
            return "person-not-found";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("person", person);
        }
    }

    /** Another building has this name. */
    record BuildingNameTaken(String name) implements Conflict {
        @Override
        public String code() {
            return "building-name-taken";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("name", name);
        }

        @Override
        public Optional<String> field() {
            return Optional.of("name");
        }
    }

    /** Another door of the building has this name. */
    record DoorNameTaken(String name) implements Conflict {
        @Override
        public String code() {
            return "door-name-taken";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("name", name);
        }

        @Override
        public Optional<String> field() {
            return Optional.of("name");
        }
    }

    /** Another group has this name. */
    record GroupNameTaken(String name) implements Conflict {
        @Override
        public String code() {
            return "group-name-taken";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("name", name);
        }

        @Override
        public Optional<String> field() {
            return Optional.of("name");
        }
    }

    /** Who is a member need not join. */
    record AlreadyMember(UUID buildingId) implements Conflict {
        @Override
        public String code() {
            return "already-member";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("buildingId", buildingId);
        }
    }

    /** Who has the high level need not ask for it. */
    record AlreadyHigh(UUID buildingId) implements Conflict {
        @Override
        public String code() {
            return "already-high";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("buildingId", buildingId);
        }
    }

    /** Only a member may ask for the high level. */
    record NotAMember(UUID buildingId) implements Forbidden {
        @Override
        public String code() {
            return "not-a-member";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("buildingId", buildingId);
        }
    }

    /** The same was asked before, and nobody has decided it yet. */
    record RequestOpen(UUID buildingId) implements Conflict {
        @Override
        public String code() {
            return "request-already-open";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("buildingId", buildingId);
        }
    }

    /** A request is decided once. */
    record RequestDecided(UUID requestId, PermissionRequest.State state) implements Conflict {
        @Override
        public String code() {
            return "request-already-decided";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("requestId", requestId, "state", state);
        }
    }

    /** Who asked is no longer at work here, or no longer a member. */
    record RequesterLeft(UUID requestId) implements Conflict {
        @Override
        public String code() {
            return "requester-left";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("requestId", requestId);
        }
    }

    /** Security, admins and high members of the building decide who else gets the high level. */
    record MayNotDecide(UUID buildingId) implements Forbidden {
        @Override
        public String code() {
            return "may-not-decide";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("buildingId", buildingId);
        }
    }

    /** There is room for no more of these. */
    record TooMany(String what, int limit) implements Conflict {
        @Override
        public String code() {
            return "too-many-permissions";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("what", what, "limit", limit);
        }
    }

    /** The door stays shut. */
    record DoorStaysShut(UUID doorId, Denial reason) implements Forbidden {
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
