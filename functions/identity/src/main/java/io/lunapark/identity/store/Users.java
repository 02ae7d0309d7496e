package io.lunapark.identity.store;

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
import io.lunapark.platform.store.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** The users in Postgres. A change of a user and its sessions locks the user first: one order prevents deadlocks. */
@Singleton
public final class Users {

    private static final RowMapper<User> USER = (row, ctx) -> user(row);

    private static final RowMapper<Account> ACCOUNT =
            (row, ctx) -> new Account(user(row), Optional.ofNullable(row.getString("password_hash")));

    /** A user who may have no password yet; the hash is empty until an invitation is accepted. */
    public record Account(User user, Optional<String> passwordHash) {}

    /** A user who is locked, and with that the number of active admins besides. */
    public record AmongAdmins(User user, long otherAdmins) {}

    private final Database database;

    Users(Database database) {
        this.database = database;
    }

    /** Refused when the address belongs to somebody, also when that has happened only now. */
    public Decision<User> insert(User user, Optional<String> passwordHash) {
        int made = bind(database.handle().createUpdate("""
                                insert into users (id, email, name, roles, locale, active, version, password_hash)
                                values (:id, :email, :name, :roles, :locale, :active, :version, :passwordHash)
                                on conflict (lower(email)) do nothing
                                """), user)
                .bind("passwordHash", passwordHash.orElse(null))
                .execute();
        return made == 1 ? Decision.accepted(user) : Decision.refused(new EmailTaken());
    }

    public boolean isEmpty() {
        return !database.handle()
                .createQuery("select exists (select from users)")
                .mapTo(Boolean.class)
                .one();
    }

    /** @throws ProblemException {@code user-not-found} */
    public User find(UUID id) {
        return found(
                id,
                database.handle()
                        .createQuery("select * from users where id = :id")
                        .bind("id", id)
                        .map(USER)
                        .findOne());
    }

    public Optional<Account> account(EmailAddress email) {
        return database.handle()
                .createQuery("select * from users where lower(email) = :email")
                .bind("email", email.text())
                .map(ACCOUNT)
                .findOne();
    }

    public Optional<Account> account(UUID id) {
        return database.handle()
                .createQuery("select * from users where id = :id")
                .bind("id", id)
                .map(ACCOUNT)
                .findOne();
    }

    /** Locked against every change until the transaction ends. */
    public Optional<Account> lock(UUID id) {
        return database.handle()
                .createQuery("select * from users where id = :id for no key update")
                .bind("id", id)
                .map(ACCOUNT)
                .findOne();
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
        List<User> locked =
                database.handle().createQuery("""
                        select * from users where id = :id or (active and roles @> array['admin'])
                        order by id for no key update
                        """).bind("id", id).map(USER).list();
        long otherAdmins = locked.stream()
                .filter(user -> user.isActiveAdmin() && !user.id().equals(id))
                .count();
        Optional<User> user = locked.stream().filter(one -> one.id().equals(id)).findFirst();
        return new AmongAdmins(found(id, user), otherAdmins);
    }

    public void replace(User user) {
        bind(database.handle().createUpdate("""
                        update users set roles = :roles, active = :active, version = :version where id = :id
                        """), user).execute();
    }

    public void setPassword(UUID id, String passwordHash) {
        database.handle()
                .createUpdate("update users set password_hash = :hash where id = :id")
                .bind("id", id)
                .bind("hash", passwordHash)
                .execute();
    }

    /** In the order in which they were added. */
    public Page<User> list(Optional<Role> role, PageRequest page) {
        return page(
                database.handle()
                        .createQuery("""
                                select * from users
                                where id > :after and (:role::text is null or roles @> array[:role::text])
                                order by id limit :limit
                                """)
                        .bind("role", role.map(Role::toString).orElse(null)),
                page);
    }

    /** Who works here or did: everybody but those who are customers and nothing else, in the order in which they came. */
    public Page<User> staff(PageRequest page) {
        return page(database.handle().createQuery("""
                                select * from users
                                where id > :after and roles <> array['customer']
                                order by id limit :limit
                                """), page);
    }

    private static Page<User> page(Query query, PageRequest page) {
        List<User> users = query.bind(
                        "after", page.position().map(UUID::fromString).orElse(new UUID(0, 0)))
                .bind("limit", page.limit() + 1)
                .map(USER)
                .list();
        boolean more = users.size() > page.limit();
        List<User> items = more ? users.subList(0, page.limit()) : users;
        return new Page<>(items, more ? page.cursor(items.getLast().id().toString()) : null);
    }

    private static User found(UUID id, Optional<User> user) {
        return user.orElseThrow(() -> new ProblemException(new UserNotFound(id)));
    }

    private static User user(ResultSet row) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) row.getArray("roles").getArray())
                .forEach(name -> roles.add(Role.of(name).orElseThrow()));
        return new User(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                roles,
                row.getString("locale"),
                row.getBoolean("active"),
                row.getLong("version"));
    }

    private static <S extends SqlStatement<S>> S bind(S statement, User user) {
        return statement
                .bind("id", user.id())
                .bind("email", user.email())
                .bind("name", user.name())
                .bindArray(
                        "roles",
                        String.class,
                        user.roles().stream().map(Role::toString).toList())
                .bind("locale", user.locale())
                .bind("active", user.active())
                .bind("version", user.version());
    }
}
