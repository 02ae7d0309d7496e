package io.lunapark.doors.projectdoors;

import io.lunapark.doors.Building;
import io.lunapark.doors.Door;
import io.lunapark.doors.Group;
import io.lunapark.doors.Holder;
import io.lunapark.doors.PermissionRequest;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.platform.event.Envelope;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.view.ViewKey;
import io.lunapark.platform.view.ViewProjection;
import io.lunapark.platform.view.ViewTable;
import io.micronaut.json.JsonMapper;
import java.util.Set;

/** Keeps the view of the doors: every event carries the whole of its subject, so the newest one is the view. */
@UseCase
public class ProjectDoors implements ViewProjection {

    private final DoorViews views;
    private final JsonMapper json;

    ProjectDoors(DoorViews views, JsonMapper json) {
        this.views = views;
        this.json = json;
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "BuildingAdded",
                "BuildingLocked",
                "BuildingReleased",
                "DoorAdded",
                "DoorChanged",
                "MembershipGranted",
                "MembershipEnded",
                "GroupJoined",
                "GroupLeft",
                "GuestPassIssued",
                "GuestPassWithdrawn",
                "GroupAdded",
                "GroupChanged",
                "GroupRemoved",
                "PermissionRequested",
                "PermissionRequestAccepted",
                "PermissionRequestRejected");
    }

    @Override
    public void apply(Envelope event) {
        switch (event.subject().substring(0, event.subject().indexOf('/'))) {
            case "building" -> views.show(event.read("building", Building.class, json));
            case "door" -> views.show(event.read("door", Door.class, json));
            case "holder" -> views.show(event.read("holder", Holder.class, json));
            case "request" -> views.show(event.read("request", PermissionRequest.class, json));
            case "group" -> apply(event, event.read("group", Group.class, json));
            default -> throw new IllegalArgumentException("Nothing is known of " + event.subject());
        }
    }

    private void apply(Envelope event, Group group) {
        if (event.type().equals("GroupRemoved")) {
            views.hide(group);
        } else {
            views.show(group);
        }
    }

    @Override
    public ViewTable table() {
        return views.table();
    }

    @Override
    public boolean tells(ViewKey key) {
        return views.areOfEvents(key);
    }
}
