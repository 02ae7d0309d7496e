package io.lunapark.doors.listdoors;

import io.lunapark.doors.Holder;
import io.lunapark.doors.Level;
import io.lunapark.doors.Membership;
import io.lunapark.doors.Unlock;
import io.lunapark.doors.Unlock.Outcome;
import io.lunapark.doors.Unlock.Outcome.Denied;
import io.lunapark.doors.api.Staff;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.doors.view.UnlockView;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lists my doors: those of my buildings, groups and guest passes. Each with mayOpen, and with the reason where not. */
@UseCase
@Controller("/api/doors")
@Tag(name = "Doors")
public class ListDoors {

    private final DoorViews views;
    private final UnlockView unlocks;
    private final Clock clock;
    private final @Property(name = "lunapark.time-zone") ZoneId venue;

    ListDoors(DoorViews views, UnlockView unlocks, Clock clock, @Property(name = "lunapark.time-zone") ZoneId venue) {
        this.views = views;
        this.unlocks = unlocks;
        this.clock = clock;
        this.venue = venue;
    }

    @Get
    Page<MyDoor> list(RequestContext request, PageRequest wanted) {
        UUID userId = Staff.id(request.caller());
        Page<UUID> page = Page.of(doorIds(views.holder(userId), clock.instant()), wanted, UUID::toString);
        List<MyDoor> doors = unlocks.facts(userId, page.items()).values().stream()
                .flatMap(facts -> MyDoor.of(facts, facts.decide(clock.instant(), venue)).stream())
                .toList();
        return new Page<>(doors, page.nextCursor());
    }

    /** Of what has expired none: that is no longer mine. */
    private List<UUID> doorIds(Holder holder, Instant now) {
        Stream<UUID> ofBuildings = views
                .buildings(holder.memberships().stream()
                        .filter(membership -> membership.isValidAt(now))
                        .map(Membership::buildingId)
                        .toList())
                .stream()
                .flatMap(building -> building.doorIds().stream());
        Stream<UUID> ofGroups = views.groups(holder.groupIds()).stream().flatMap(group -> group.doorIds().stream());
        Stream<UUID> ofPasses =
                holder.passes().stream().filter(pass -> !pass.isOver(now)).flatMap(pass -> pass.doorIds().stream());
        return Stream.of(ofBuildings, ofGroups, ofPasses)
                .flatMap(Function.identity())
                .distinct()
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
    }

    /** @param reason why it would stay shut; null where it would open */
    @Serdeable
    @Schema(name = "MyDoor")
    public record MyDoor(
            UUID id,
            UUID buildingId,
            @Schema(example = "Storage room") String name,
            @Schema(example = "high") Level level,
            boolean mayOpen,
            @Nullable @Schema(example = "level-too-low") String reason) {

        static Optional<MyDoor> of(Unlock facts, Outcome outcome) {
            String reason = outcome instanceof Denied denied ? denied.reason().code() : null;
            return Optional.ofNullable(facts.door())
                    .map(door -> new MyDoor(
                            door.id(), door.buildingId(), door.name(), door.level(), reason == null, reason));
        }
    }
}
