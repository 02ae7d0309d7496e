package io.lunapark.doors.view;

import io.lunapark.doors.Building;
import io.lunapark.doors.Door;
import io.lunapark.doors.DoorsProblem.BuildingNotFound;
import io.lunapark.doors.DoorsProblem.DoorNotFound;
import io.lunapark.doors.DoorsProblem.GroupNotFound;
import io.lunapark.doors.Group;
import io.lunapark.doors.Group.Spread;
import io.lunapark.doors.Holder;
import io.lunapark.doors.PermissionRequest;
import io.lunapark.doors.PermissionRequest.Kind;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.view.ReadYourWrites;
import io.lunapark.platform.view.ViewKey;
import io.lunapark.platform.view.ViewTable;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The read view of the doors: what is where in the table. Each document is the newest state of its subject, under the
 * sequence of the event that tells of it; the projection and the commands that take something away write it alike.
 */
@Singleton
@Requires(property = "lunapark.view-table")
public final class DoorViews {

    static final String BUILDING = "building";
    static final String GROUP = "group";

    private final ViewTable table;
    private final Lockdowns lockdowns;
    private final ReadYourWrites readYourWrites;

    DoorViews(ViewTable table, Lockdowns lockdowns, ReadYourWrites readYourWrites) {
        this.table = table;
        this.lockdowns = lockdowns;
        this.readYourWrites = readYourWrites;
    }

    /** Alone in its partition, as what is read at every unlock is: no partition is hotter than one door. */
    static ViewKey doorKey(UUID id) {
        return new ViewKey("door/" + id, "door");
    }

    static ViewKey holderKey(UUID userId) {
        return new ViewKey("holder/" + userId, "holder");
    }

    private static ViewKey requestKey(PermissionRequest request) {
        return new ViewKey(requests(request.kind()), request.id().toString());
    }

    private static ViewKey buildingKey(UUID id) {
        return new ViewKey(BUILDING, id.toString());
    }

    private static ViewKey groupKey(UUID id) {
        return new ViewKey(GROUP, id.toString());
    }

    private static String requests(Kind kind) {
        return kind + "-request";
    }

    public void show(Building building) {
        lockdowns.show(building);
        table.put(buildingKey(building.id()), building.version(), building);
    }

    public void show(Door door) {
        table.put(doorKey(door.id()), door.version(), door);
    }

    public void show(Holder holder) {
        table.put(holderKey(holder.userId()), holder.version(), holder);
    }

    public void show(Group group) {
        table.put(groupKey(group.id()), group.version(), group);
    }

    public void show(Spread spread) {
        showMembers(spread);
        show(spread.group());
    }

    /** What is left of a group that is gone. */
    public void showRemoved(Spread spread) {
        showMembers(spread);
        hide(spread.group());
    }

    private void showMembers(Spread spread) {
        spread.doors().forEach(this::show);
        spread.people().forEach(this::show);
    }

    public void show(PermissionRequest request) {
        table.put(requestKey(request), request.version(), request);
    }

    /** A group that is gone. */
    public void hide(Group group) {
        table.remove(groupKey(group.id()), group.version());
    }

    /** @throws ProblemException {@code building-not-found} */
    public Building building(UUID id) {
        return readYourWrites
                .find(id, () -> false, () -> table.find(buildingKey(id), Building.class))
                .orElseThrow(() -> new ProblemException(new BuildingNotFound(id)));
    }

    public Page<Building> buildings(PageRequest request) {
        return table.page(BUILDING, request, false, Building.class, building -> true);
    }

    /** Those that are there, in the order in which they are named. */
    public List<Building> buildings(Collection<UUID> ids) {
        return table.findAll(ids.stream().map(DoorViews::buildingKey).toList(), Building.class);
    }

    /** @throws ProblemException {@code door-not-found} */
    public Door door(UUID id) {
        return readYourWrites
                .find(id, () -> false, () -> table.find(doorKey(id), Door.class))
                .orElseThrow(() -> new ProblemException(new DoorNotFound(id)));
    }

    /** Those that are there, in the order in which they are named. */
    public List<Door> doors(Collection<UUID> ids) {
        return table.findAll(ids.stream().map(DoorViews::doorKey).toList(), Door.class);
    }

    /** What the person holds; nothing where nothing was ever granted. */
    public Holder holder(UUID userId) {
        return table.find(holderKey(userId), Holder.class).orElseGet(() -> Holder.of(userId));
    }

    /** @throws ProblemException {@code group-not-found} */
    public Group group(UUID id) {
        return readYourWrites
                .find(id, () -> table.isRemoved(groupKey(id)), () -> table.find(groupKey(id), Group.class))
                .orElseThrow(() -> new ProblemException(new GroupNotFound(id)));
    }

    public Page<Group> groups(PageRequest request) {
        return table.page(GROUP, request, false, Group.class, group -> true);
    }

    /** Those that are there, in the order in which they are named. */
    public List<Group> groups(Collection<UUID> ids) {
        return table.findAll(ids.stream().map(DoorViews::groupKey).toList(), Group.class);
    }

    /** Newest first. */
    public Page<PermissionRequest> requests(Kind kind, PageRequest request, Predicate<PermissionRequest> wanted) {
        return table.page(requests(kind), request, true, PermissionRequest.class, wanted);
    }

    public ViewTable table() {
        return table;
    }

    /**
     * All but the uses of guest passes and what keys were answered, which no event tells of, and the item of all lockdowns,
     * which is no document.
     */
    public boolean areOfEvents(ViewKey key) {
        return !key.partition().startsWith(PassUses.PARTITION)
                && !key.partition().startsWith(UnlockKey.PARTITION)
                && !key.equals(Lockdowns.KEY);
    }
}
