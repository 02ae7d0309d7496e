package io.lunapark.platform.operate;

import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.CutAtDeadline;
import io.lunapark.platform.store.DatabasePassword;
import io.lunapark.platform.store.DatabaseSettings;
import io.lunapark.platform.store.Deadline;
import io.micronaut.context.annotation.Property;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Brings the schema of a system up to date, at deployment and before any caller; runs as the owner. The system's own
 * role is made here too and may use this schema and no other; that of the health call may only count what waits.
 */
@UseCase
public class MigrateDatabase implements Job {

    /**
     * A statement that takes longer hangs on a lock or a dead network, not on work; and whose transaction says nothing for
     * so long is paused or gone, and lets go of its locks.
     */
    private static final String STATEMENT_PATIENCE = "10s";

    private static final Duration CONNECTION_PATIENCE = Duration.ofSeconds(10);

    private static final String HEALTH = "lunapark_health";

    private static final List<String> GRANTS = List.of(
            "alter role <role> set search_path = <schema>",
            "grant usage on schema <schema> to <role>",
            "grant select, insert, update, delete on all tables in schema <schema> to <role>",
            "grant usage on all sequences in schema <schema> to <role>",
            "revoke delete on <schema>.outbox from <role>",
            "revoke insert, update, delete on <schema>.flyway_schema_history from <role>",
            "grant usage on schema <schema> to <health>",
            "grant select (stored_at, published_at) on <schema>.outbox to <health>");

    /** Of a system with an inbox, for the health call as well. */
    private static final String INBOX_GRANT = "grant select (received_at, applied_at) on <schema>.inbox to <health>";

    private final DatabaseSettings owner;
    private final DatabasePassword password;
    private final String system;
    private final String rolePassword;
    private final boolean inbox;

    /** @param inbox whether events of other systems have effects in this schema */
    MigrateDatabase(
            DatabaseSettings owner,
            DatabasePassword password,
            @Property(name = "lunapark.system") String system,
            @Property(name = "lunapark.database-role-password", defaultValue = "") String rolePassword,
            @Property(name = "lunapark.inbox", defaultValue = "false") boolean inbox) {
        this.owner = owner;
        this.password = password;
        this.system = system;
        this.rolePassword = rolePassword;
        this.inbox = inbox;
    }

    @Override
    public Map<String, Object> run() {
        try {
            makeRole(role());
            makeRole(HEALTH);
            int migrations = migrate();
            grantRole();
            return Map.of("migrations", migrations);
        } catch (SQLException e) {
            throw new IllegalStateException("The schema " + system + " could not be migrated", e);
        }
    }

    private int migrate() {
        MigrateResult result = Flyway.configure()
                .dataSource(connections())
                .locations(locations())
                .schemas(system)
                .load()
                .migrate();
        return result.migrationsExecuted;
    }

    private String[] locations() {
        return Stream.of("platform", inbox ? "inbox" : "", system)
                .filter(folder -> !folder.isEmpty())
                .map(folder -> "classpath:db/migration/" + folder)
                .toArray(String[]::new);
    }

    /** Systems are migrated side by side, and what belongs to all of them one after the other. */
    private void makeRole(String role) throws SQLException {
        try (Connection owner = connections().getConnection()) {
            owner.setAutoCommit(false);
            execute(owner, "select pg_advisory_xact_lock(1)");
            String verb = value(
                    owner,
                    "select case when exists (select from pg_roles where rolname = ?) then 'alter' else 'create' end",
                    role);
            String login = this.owner.iam() ? "" : " password %2$L";
            execute(owner, quoted(owner, verb + " role %1$I login" + login, role));
            if (this.owner.iam()) {
                execute(owner, quoted(owner, "grant rds_iam to %1$I", role));
            }
            // Of the role, not of the connection: RDS Proxy refuses settings that a connection begins with.
            execute(owner, quoted(owner, "alter role %1$I set statement_timeout = '" + STATEMENT_PATIENCE + "'", role));
            execute(
                    owner,
                    quoted(
                            owner,
                            "alter role %1$I set idle_in_transaction_session_timeout = '" + STATEMENT_PATIENCE + "'",
                            role));
            owner.commit();
        }
    }

    /** Rows may be read and written, tables not changed; the archive and the rest of the schema belong to the owner. */
    private void grantRole() throws SQLException {
        Map<String, String> names = Map.of("<schema>", system, "<role>", role(), "<health>", HEALTH);
        try (Connection owner = connections().getConnection()) {
            for (String grant : grants()) {
                execute(
                        owner,
                        names.entrySet().stream()
                                .reduce(
                                        grant,
                                        (sql, name) -> sql.replace(name.getKey(), name.getValue()),
                                        (one, other) -> one));
            }
        }
    }

    private List<String> grants() {
        return inbox ? Stream.concat(GRANTS.stream(), Stream.of(INBOX_GRANT)).toList() : GRANTS;
    }

    /** Names and passwords cannot be bound in such a statement: format() quotes them. */
    private String quoted(Connection owner, String template, String role) throws SQLException {
        return value(owner, "select format(?, ?, ?)", template, role, rolePassword);
    }

    private static String value(Connection owner, String query, String... parameters) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void execute(Connection owner, String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Each is cut at the deadline: a migration may take as long as the deployment lets it, and no longer. */
    private DataSource connections() {
        PGSimpleDataSource connections = new PGSimpleDataSource() {
            @Override
            @SuppressWarnings("resource") // it does nothing to a connection that was closed before
            public Connection getConnection(@Nullable String user, @Nullable String secret) throws SQLException {
                Connection connection = super.getConnection(user, secret);
                new CutAtDeadline(connection);
                return connection;
            }
        };
        connections.setUrl(owner.url());
        connections.setUser(owner.user());
        connections.setPassword(password.now());
        Duration patience = Deadline.isNearerThan(CONNECTION_PATIENCE) ? Deadline.left() : CONNECTION_PATIENCE;
        connections.setLoginTimeout((int) Math.max(1, patience.toSeconds()));
        return connections;
    }

    private String role() {
        return "lunapark_" + system;
    }
}
