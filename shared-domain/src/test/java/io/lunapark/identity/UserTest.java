package io.lunapark.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lunapark.identity.UserEvent.UserActivated;
import io.lunapark.identity.UserEvent.UserDeactivated;
import io.lunapark.identity.UserEvent.UserRegistered;
import io.lunapark.identity.UserEvent.UserRolesChanged;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.DomainEvent;
import io.lunapark.kernel.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class UserTest {

    private static final UUID ID = new UUID(1, 1);
    private static final EmailAddress OLA = new EmailAddress("ola@example.com");
    private static final User ADMIN = user(Set.of(Role.ADMIN), true);

    private static User user(Set<Role> roles, boolean active) {
        return new User(ID, OLA.text(), "Ola", roles, "pl", active, 7);
    }

    @Test
    void aNewUserIsActiveAndRegistered() {
        Decision<User> made = User.register(ID, OLA, " Ola ", Set.of(Role.CUSTOMER), "pl");

        User user = new User(ID, "ola@example.com", "Ola", Set.of(Role.CUSTOMER), "pl", true, 1);
        assertThat(made).isEqualTo(Decision.accepted(user, new UserRegistered(user)));
    }

    @Test
    void theLastActiveAdminStaysOne() {
        assertThat(ADMIN.withRoles(Set.of(Role.OPERATOR), 0)).isEqualTo(refused());
        assertThat(ADMIN.withActive(false, 0)).isEqualTo(refused());

        assertThat(ADMIN.withRoles(Set.of(Role.ADMIN, Role.OPERATOR), 0)).isInstanceOf(Decision.Accepted.class);
        assertThat(ADMIN.withRoles(Set.of(Role.OPERATOR), 1)).isInstanceOf(Decision.Accepted.class);
        assertThat(ADMIN.withActive(false, 1)).isInstanceOf(Decision.Accepted.class);
        assertThat(user(Set.of(Role.ADMIN), false).withRoles(Set.of(Role.CUSTOMER), 0))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void eachChangeSaysWhatHappened() {
        User operator = user(Set.of(Role.OPERATOR), true);

        assertThat(eventsOf(operator.withRoles(Set.of(Role.SECURITY), 0)))
                .singleElement()
                .isInstanceOf(UserRolesChanged.class);
        assertThat(eventsOf(operator.withActive(false, 0))).singleElement().isInstanceOf(UserDeactivated.class);
        assertThat(eventsOf(user(Set.of(Role.OPERATOR), false).withActive(true, 0)))
                .singleElement()
                .isInstanceOf(UserActivated.class);
    }

    @Property
    void aVersionHasExactlyOneEventAndTheSameAgainHasNone(
            @ForAll("roles") Set<Role> before,
            @ForAll("roles") Set<Role> after,
            @ForAll boolean active,
            @ForAll boolean activeAfter,
            @ForAll @IntRange(max = 2) int others) {
        User user = user(before, active);

        Decision<User> changed = user.withRoles(after, others).then(next -> next.withActive(activeAfter, others));

        if (changed instanceof Decision.Accepted<User> accepted) {
            int changes = (before.equals(after) ? 0 : 1) + (active == activeAfter ? 0 : 1);
            assertThat(accepted.value().roles()).isEqualTo(after);
            assertThat(accepted.value().active()).isEqualTo(activeAfter);
            assertThat(accepted.value().version()).isEqualTo(7 + changes);
            assertThat(accepted.events().stream().map(DomainEvent::sequence))
                    .isEqualTo(List.of(8L, 9L).subList(0, changes));
            assertThat(accepted.events().stream().map(DomainEvent::subject)).allMatch(("user/" + ID)::equals);
        } else {
            assertThat(changed).isEqualTo(refused());
        }
    }

    @Property
    void anActiveAdminAlwaysRemains(
            @ForAll("roles") Set<Role> after, @ForAll boolean activeAfter, @ForAll @IntRange(max = 2) int others) {
        Decision<User> changed = ADMIN.withRoles(after, others).then(next -> next.withActive(activeAfter, others));

        if (changed instanceof Decision.Accepted<User> accepted) {
            assertThat(accepted.value().isActiveAdmin() || others > 0).isTrue();
        } else {
            assertThat(others).isZero();
        }
    }

    @Test
    void whatIsNoUserCannotBeMade() {
        assertThatThrownBy(() -> user(Set.of(), true)).isInstanceOf(IllegalArgumentException.class);
        for (String name : List.of("", " ", "a\nb", "\u0000", "x".repeat(101))) {
            assertThatThrownBy(() -> new User(ID, OLA.text(), name, Set.of(Role.ADMIN), "pl", true, 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new User(ID, OLA.text(), "Ola", Set.of(Role.ADMIN), "de", true, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Set<Role>> roles() {
        return Arbitraries.of(Role.class).set().ofMinSize(1).map(EnumSet::copyOf);
    }

    private static Decision<User> refused() {
        return Decision.refused(new IdentityProblem.LastAdmin());
    }

    private static List<? extends DomainEvent> eventsOf(Decision<User> decision) {
        return ((Decision.Accepted<User>) decision).events();
    }
}
