package io.lunapark.identity.store;

import static io.lunapark.platform.store.Columns.texts;

import io.lunapark.identity.EmailAddress;
import io.lunapark.identity.IdentityProblem.EmailTaken;
import io.lunapark.identity.IdentityProblem.UserNotActive;
import io.lunapark.identity.IdentityProblem.UserNotFound;
import io.lunapark.identity.User;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.Problem;
import io.lunapark.kernel.Role;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The users in Postgres. A change of a user and its sessions locks the user first: one order prevents deadlocks. */
@Singleton
public final class Users {

    /** A user who may have no password yet; the hash is empty until an invitation is accepted. */
    public record Account(User user, Optional<String> passwordHash) {}

    /** A user who is locked, and with that the number of active admins besides. */
    public record AmongAdmins(User user, long otherAdmins) {}

    private final UserRows rows;

    Users(UserRows rows) {
        this.rows = rows;
    }

    /** Refused when the address belongs to somebody, also when that has happened only now. */
    public Decision<User> insert(User user, Optional<String> passwordHash) {
        int made = rows.insert(
                user.id(),
                user.email(),
                user.name(),
                names(user.roles()),
                user.locale(),
                user.active(),
                user.version(),
                passwordHash.orElse(null));
        return made == 1 ? Decision.accepted(user) : Decision.refused(new EmailTaken());
    }

    public boolean isEmpty() {
        return !rows.areThere();
    }

    /** @throws ProblemException {@code user-not-found} */
    public User find(UUID id) {
        return found(id, rows.findById(id).map(UserRow::user));
    }

    public Optional<Account> account(EmailAddress email) {
        return rows.findByAddress(email.text()).map(UserRow::account);
    }

    public Optional<Account> account(UUID id) {
        return rows.findById(id).map(UserRow::account);
    }

    /** Locked against every change until the transaction ends. */
    public Optional<Account> lock(UUID id) {
        return rows.lock(id).map(UserRow::account);
    }

    /**
     * A user who may sign in, locked.
     *
     * @throws ProblemException {@code user-not-found} or {@code user-not-active}
     */
    public User lockActive(UUID id) {
        User user = found(id, lock(id).map(Account::user));
        if (!user.active()) {
            throw new ProblemException(new UserNotActive(id));
        }
        return user;
    }

    /**
     * A user whose password was compared outside of the transaction, locked; refused when they were deactivated, or have
     * another password since.
     */
    public User lockUnchanged(Account compared, Problem otherwise) {
        return lock(compared.user().id())
                .filter(now -> now.user().active() && now.passwordHash().equals(compared.passwordHash()))
                .map(Account::user)
                .orElseThrow(() -> new ProblemException(otherwise));
    }

    /** A user and all active admins, locked in the order of the ids, so that two of them never wait for each other. */
    public AmongAdmins lockAmongAdmins(UUID id) {
        List<User> locked = rows.lockWithAdmins(id).stream().map(UserRow::user).toList();
        long otherAdmins = locked.stream()
                .filter(user -> user.isActiveAdmin() && !user.id().equals(id))
                .count();
        Optional<User> user = locked.stream().filter(one -> one.id().equals(id)).findFirst();
        return new AmongAdmins(found(id, user), otherAdmins);
    }

    public void replace(User user) {
        rows.update(user.id(), names(user.roles()), user.active(), user.version());
    }

    public void setPassword(UUID id, String passwordHash) {
        rows.setPassword(id, passwordHash);
    }

    /** In the order in which they were added; @param text in the name or the address, capitals or not; empty for all */
    public Page<User> list(Optional<Role> role, String text, PageRequest page) {
        String name = role.map(Role::toString).orElse(null);
        return page(rows.list(name, text.strip(), after(page), page.limit() + 1), page);
    }

    /** Who works here or did: everybody but those who are customers and nothing else, in the order in which they came. */
    public Page<User> staff(PageRequest page) {
        return page(rows.staff(after(page), page.limit() + 1), page);
    }

    private static String[] names(Set<Role> roles) {
        return texts(roles, Role::toString);
    }

    private static UUID after(PageRequest page) {
        return page.position(UUID::fromString).orElse(new UUID(0, 0));
    }

    private static Page<User> page(List<UserRow> rows, PageRequest page) {
        return Page.ofFirst(rows, page, row -> row.id().toString()).map(UserRow::user);
    }

    private static User found(UUID id, Optional<User> user) {
        return user.orElseThrow(() -> new ProblemException(new UserNotFound(id)));
    }
}
