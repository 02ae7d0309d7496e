package io.lunapark.identity;

import io.lunapark.identity.IdentityProblem.LastAdmin;
import io.lunapark.identity.UserEvent.UserActivated;
import io.lunapark.identity.UserEvent.UserDeactivated;
import io.lunapark.identity.UserEvent.UserRegistered;
import io.lunapark.identity.UserEvent.UserRolesChanged;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.Names;
import io.lunapark.kernel.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An account. Every change of roles or activity counts the version up by one and causes exactly one event.
 *
 * @param email as {@link EmailAddress} writes it
 * @param roles at least one, in the order of {@link Role}
 * @param locale language for mails and pages: one of {@link #LOCALES}
 * @param active false where the person no longer may sign in
 * @param version counts changes from 1
 */
public record User(UUID id, String email, String name, Set<Role> roles, String locale, boolean active, long version) {

    public static final List<String> LOCALES = List.of("en", "pl", "pt-BR", "ru");

    public static final String LOCALE_PATTERN = "^(?:en|pl|pt-BR|ru)$";

    /** One line on a badge, twice over; in characters (code points). */
    public static final int MAX_NAME_LENGTH = 100;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    public User {
        email = new EmailAddress(email).text();
        check(Names.length(name) <= MAX_NAME_LENGTH && !name.isBlank() && Names.isOneLine(name), "name");
        name = name.strip();
        check(!roles.isEmpty(), "roles");
        roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
        check(LOCALES.contains(locale), "locale");
        check(version >= 1, "version");
    }

    /** A new user, active from now on. That the address is unique is checked where users are stored. */
    public static Decision<User> register(UUID id, EmailAddress email, String name, Set<Role> roles, String locale) {
        User user = new User(id, email.text(), name, roles, locale, true, 1);
        return Decision.accepted(user, new UserRegistered(user));
    }

    /**
     * Other roles. The same ones again change nothing.
     *
     * @param otherAdmins how many active admins there are besides this user
     */
    public Decision<User> withRoles(Set<Role> wanted, long otherAdmins) {
        if (wanted.equals(roles)) {
            return Decision.accepted(this);
        }
        if (isActiveAdmin() && !wanted.contains(Role.ADMIN) && otherAdmins == 0) {
            return Decision.refused(new LastAdmin());
        }
        User changed = new User(id, email, name, wanted, locale, active, version + 1);
        return Decision.accepted(changed, new UserRolesChanged(changed));
    }

    /**
     * May sign in, or no longer. The same again changes nothing.
     *
     * @param otherAdmins how many active admins there are besides this user
     */
    public Decision<User> withActive(boolean wanted, long otherAdmins) {
        if (wanted == active) {
            return Decision.accepted(this);
        }
        if (isActiveAdmin() && otherAdmins == 0) {
            return Decision.refused(new LastAdmin());
        }
        User changed = new User(id, email, name, roles, locale, wanted, version + 1);
        return Decision.accepted(changed, wanted ? new UserActivated(changed) : new UserDeactivated(changed));
    }

    public boolean isActiveAdmin() {
        return active && roles.contains(Role.ADMIN);
    }

    /** Words about this person that a guesser tries first. */
    public static List<String> personalWords(EmailAddress email, String name) {
        Stream<String> words = BETWEEN_WORDS.splitAsStream(email.text() + " " + name);
        return Stream.concat(Stream.of(email.text(), email.localPart(), name, "lunapark"), words)
                .filter(word -> word.length() > 2)
                .distinct()
                .toList();
    }

    /** Says what is wrong and not with which value: what is wrong may be a person's. */
    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what + " out of bounds");
        }
    }
}
