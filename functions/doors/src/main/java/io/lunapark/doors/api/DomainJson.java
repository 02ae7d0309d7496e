package io.lunapark.doors.api;

import io.lunapark.doors.Building;
import io.lunapark.doors.BuildingEvent.BuildingAdded;
import io.lunapark.doors.BuildingEvent.BuildingLocked;
import io.lunapark.doors.BuildingEvent.BuildingReleased;
import io.lunapark.doors.Door;
import io.lunapark.doors.DoorEvent.DoorAdded;
import io.lunapark.doors.DoorEvent.DoorChanged;
import io.lunapark.doors.Group;
import io.lunapark.doors.GroupEvent.GroupAdded;
import io.lunapark.doors.GroupEvent.GroupChanged;
import io.lunapark.doors.GroupEvent.GroupRemoved;
import io.lunapark.doors.GuestPass;
import io.lunapark.doors.Holder;
import io.lunapark.doors.HolderEvent.GroupJoined;
import io.lunapark.doors.HolderEvent.GroupLeft;
import io.lunapark.doors.HolderEvent.GuestPassIssued;
import io.lunapark.doors.HolderEvent.GuestPassWithdrawn;
import io.lunapark.doors.HolderEvent.MembershipEnded;
import io.lunapark.doors.HolderEvent.MembershipGranted;
import io.lunapark.doors.Level;
import io.lunapark.doors.Membership;
import io.lunapark.doors.PermissionRequest;
import io.lunapark.doors.RequestEvent.PermissionRequestAccepted;
import io.lunapark.doors.RequestEvent.PermissionRequestRejected;
import io.lunapark.doors.RequestEvent.PermissionRequested;
import io.lunapark.doors.Schedule;
import io.lunapark.kernel.seal.Checkpoint;
import io.micronaut.serde.annotation.SerdeImport;

/** The records of the domain that go into events and views; the domain itself knows nothing of JSON. */
@SerdeImport(Building.class)
@SerdeImport(Door.class)
@SerdeImport(Door.GroupAtDoor.class)
@SerdeImport(Schedule.class)
@SerdeImport(Schedule.Opening.class)
@SerdeImport(Level.class)
@SerdeImport(Holder.class)
@SerdeImport(Membership.class)
@SerdeImport(GuestPass.class)
@SerdeImport(Group.class)
@SerdeImport(PermissionRequest.class)
@SerdeImport(PermissionRequest.Kind.class)
@SerdeImport(PermissionRequest.State.class)
@SerdeImport(BuildingAdded.class)
@SerdeImport(BuildingLocked.class)
@SerdeImport(BuildingReleased.class)
@SerdeImport(DoorAdded.class)
@SerdeImport(DoorChanged.class)
@SerdeImport(GroupAdded.class)
@SerdeImport(GroupChanged.class)
@SerdeImport(GroupJoined.class)
@SerdeImport(GroupLeft.class)
@SerdeImport(GroupRemoved.class)
@SerdeImport(GuestPassIssued.class)
@SerdeImport(GuestPassWithdrawn.class)
@SerdeImport(MembershipEnded.class)
@SerdeImport(MembershipGranted.class)
@SerdeImport(PermissionRequestAccepted.class)
@SerdeImport(PermissionRequestRejected.class)
@SerdeImport(PermissionRequested.class)
@SerdeImport(Checkpoint.class)
@SerdeImport(Checkpoint.SealedDoor.class)
final class DomainJson {
    private DomainJson() {}
}
