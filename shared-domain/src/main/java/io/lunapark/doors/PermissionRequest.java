package io.lunapark.doors;

import io.lunapark.doors.DoorsProblem.AlreadyHigh;
import io.lunapark.doors.DoorsProblem.AlreadyMember;
import io.lunapark.doors.DoorsProblem.NotAMember;
import io.lunapark.doors.DoorsProblem.RequestAlreadyDecided;
import io.lunapark.doors.DoorsProblem.RequesterLeft;
import io.lunapark.doors.RequestEvent.PermissionRequestAccepted;
import io.lunapark.doors.RequestEvent.PermissionRequestRejected;
import io.lunapark.doors.RequestEvent.PermissionRequested;
import io.lunapark.kernel.Decision;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for a permission in a building. Another person accepts or rejects it, once.
 *
 * @param reason why it was rejected
 * @param decidedBy id of the user who accepted or rejected it; null with {@code decidedAt} while it is open
 */
public record PermissionRequest(
        UUID id,
        Kind kind,
        UUID buildingId,
        UUID userId,
        State state,
        @Nullable String reason,
        Instant requestedAt,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        long version) {

    /** {@code join}: to become a member; {@code access}: as a member, to get the high level. */
    public enum Kind {
        join,
        access
    }

    public enum State {
        open,
        accepted,
        rejected
    }

    public PermissionRequest {
        reason = reason == null ? null : DoorLimits.name(reason, 1, DoorLimits.MAX_REASON, "reason");
        DoorLimits.check(version >= 1, "version");
    }

    /** At most one of a kind is open for a person in a building; that is checked where requests are stored. */
    public static Decision<PermissionRequest> ask(UUID id, Kind kind, UUID buildingId, Holder holder, Instant now) {
        Optional<Membership> membership = holder.membership(buildingId).filter(known -> known.isValidAt(now));
        if (kind == Kind.join && membership.isPresent()) {
            return Decision.refused(new AlreadyMember(buildingId));
        }
        if (kind == Kind.access && membership.isEmpty()) {
            return Decision.refused(new NotAMember(buildingId));
        }
        if (kind == Kind.access && membership.get().level() == Level.high) {
            return Decision.refused(new AlreadyHigh(buildingId));
        }
        PermissionRequest asked =
                new PermissionRequest(id, kind, buildingId, holder.userId(), State.open, null, now, null, null, 1);
        return Decision.accepted(asked, new PermissionRequested(asked));
    }

    public boolean isOpen() {
        return state == State.open;
    }

    /** Grants what was asked for, with what the person holds now: who is no longer a member gets no level. */
    public Decision<Accepted> accept(Holder holder, UUID by, Instant now) {
        return decided(State.accepted, null, by, now)
                .then(request -> granted(holder, now).map(after -> new Accepted(request, after)));
    }

    public Decision<PermissionRequest> reject(String why, UUID by, Instant now) {
        return decided(State.rejected, why, by, now);
    }

    private Decision<Holder> granted(Holder holder, Instant now) {
        Optional<Membership> present = valid(holder, buildingId, now);
        if (kind == Kind.join) {
            return present.isPresent()
                    ? Decision.accepted(holder)
                    : holder.grant(new Membership(buildingId, Level.low, null), now);
        }
        return present.map(membership ->
                        holder.grant(new Membership(buildingId, Level.high, membership.validUntil()), now))
                .orElseGet(() -> Decision.refused(new RequesterLeft(id)));
    }

    private static Optional<Membership> valid(Holder holder, UUID buildingId, Instant now) {
        return holder.membership(buildingId).filter(membership -> membership.isValidAt(now));
    }

    private Decision<PermissionRequest> decided(State decision, @Nullable String why, UUID by, Instant now) {
        if (!isOpen()) {
            return Decision.refused(new RequestAlreadyDecided(id, state));
        }
        PermissionRequest decided =
                new PermissionRequest(id, kind, buildingId, userId, decision, why, requestedAt, by, now, version + 1);
        return Decision.accepted(
                decided,
                decision == State.accepted
                        ? new PermissionRequestAccepted(decided)
                        : new PermissionRequestRejected(decided));
    }

    /** An accepted request, and what the person holds with it. */
    public record Accepted(PermissionRequest request, Holder holder) {}
}
