package io.lunapark.doors;

import io.lunapark.doors.Unlock.Outcome;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.Decision.Accepted;
import io.lunapark.kernel.Decision.Refused;
import io.lunapark.kernel.DomainEvent;
import io.lunapark.kernel.Ids;
import io.lunapark.kernel.Problem;
import io.lunapark.kernel.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Doors and people for tests, and the time in which they live: a Saturday afternoon, 15:27 at the venue. */
final class Doors {

    static final Instant NOW = Instant.parse("2026-11-21T14:27:05.123Z");
    static final ZoneId VENUE = ZoneId.of("Europe/Warsaw");

    static final UUID OFFICE = new UUID(0x9000L, 1);
    static final UUID WAREHOUSE = new UUID(0x9000L, 2);
    static final UUID ANNA = new UUID(0xa000L, 1);
    static final UUID CLEANERS = new UUID(0xc000L, 1);

    private Doors() {}

    /** Ids 1, 2, 3, … */
    static Ids ids() {
        long[] last = {0};
        return () -> new UUID(0x7000L, ++last[0]);
    }

    static Door door(Level level, Door.GroupAtDoor... groups) {
        return new Door(new UUID(0xd000L, 1), OFFICE, "Entrance", level, List.of(groups), 1);
    }

    static Holder anna(Membership... memberships) {
        return new Holder(ANNA, List.of(memberships), List.of(), List.of(), 1);
    }

    static Membership member(UUID buildingId, Level level) {
        return new Membership(buildingId, level, null);
    }

    static GuestPass pass(int number, Instant from, Instant until, int uses) {
        return new GuestPass(new UUID(0xb000L, number), List.of(door(Level.low).id()), from, until, uses);
    }

    static Unlock unlock(@Nullable Door door, @Nullable Holder holder) {
        return new Unlock(true, door, false, true, Set.of(Role.EMPLOYEE), holder, Map.of());
    }

    static Outcome at(Instant now, Unlock unlock) {
        return unlock.decide(now, VENUE);
    }

    static <T> T accepted(Decision<T> decision) {
        if (decision instanceof Accepted<T> accepted) {
            return accepted.value();
        }
        throw new AssertionError("refused: " + decision);
    }

    static Problem refused(Decision<?> decision) {
        if (decision instanceof Refused<?> refused) {
            return refused.problem();
        }
        throw new AssertionError("accepted: " + decision);
    }

    static List<DomainEvent> events(Decision<?> decision) {
        if (decision instanceof Accepted<?> accepted) {
            return List.copyOf(accepted.events());
        }
        throw new AssertionError("refused: " + decision);
    }
}
