package io.lunapark.doors.showpermissions;

import io.lunapark.doors.Holder;
import io.lunapark.doors.api.GroupBody;
import io.lunapark.doors.api.GuestPassBody;
import io.lunapark.doors.api.MembershipBody;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.doors.view.People;
import io.lunapark.doors.view.Person;
import io.lunapark.doors.view.UnlockView;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Shows what a person may open, and by what. Memberships, groups and guest passes. */
@UseCase
@Controller("/api/users")
@Tag(name = "Members")
public class ShowPermissions {

    private final DoorViews views;
    private final People people;
    private final UnlockView unlocks;

    ShowPermissions(DoorViews views, People people, UnlockView unlocks) {
        this.views = views;
        this.people = people;
        this.unlocks = unlocks;
    }

    @Get("/{id}/permissions")
    Permissions show(UUID id) {
        Holder holder = views.holder(id);
        Optional<Person> person = people.find(id);
        Map<UUID, Integer> uses = holder.passes().isEmpty() ? Map.of() : unlocks.uses(id);
        return new Permissions(
                id,
                person.map(Person::name).orElse(null),
                person.map(Person::roles).orElse(List.of()),
                person.filter(Person::active).isPresent(),
                holder.memberships().stream()
                        .map(membership -> MembershipBody.of(id, membership))
                        .toList(),
                views.groups(holder.groupIds()).stream().map(GroupBody::of).toList(),
                holder.passes().stream()
                        .map(pass -> GuestPassBody.of(id, pass, uses.getOrDefault(pass.id(), 0)))
                        .toList());
    }

    /**
     * @param name null for an id that nobody has
     * @param roles as identity has them now: a customer opens with guest passes only, whatever else follows
     * @param active whether the account is active; who is not opens nothing, whatever follows
     */
    @Serdeable
    @Schema(name = "Permissions")
    public record Permissions(
            UUID userId,
            @Nullable @Schema(example = "Ola Nowak") String name,
            List<String> roles,
            boolean active,
            List<MembershipBody> memberships,
            List<GroupBody> groups,
            List<GuestPassBody> passes) {}
}
