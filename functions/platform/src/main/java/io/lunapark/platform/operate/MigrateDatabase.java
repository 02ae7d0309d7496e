package io.lunapark.platform.operate;

import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.CutAtDeadline;
import io.lunapark.platform.store.DatabasePassword;
import io.lunapark.platform.store.DatabaseSettings;
import io.lunapark.platform.store.Deadline;
import io.micronaut.context.annotation.Property;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Brings the schema of a system up to date, at deployment and before any caller; runs as the owner. The system's own
 * role is made here too and may use this schema and no other; that of the health call may only count what waits.
 */
@UseCase
public class MigrateDatabase implements Job {

    /** A statement that takes longer hangs on a lock or a dead network, not on work. */
    private static final String STATEMENT_PATIENCE = "10s";

    private static final Duration CONNECTION_PATIENCE = Duration.ofSeconds(10);

    private static final String HEALTH = "lunapark_health";

    private final DatabaseSettings owner;
    private final DatabasePassword password;
    private final String system;
    private final String rolePassword;

    MigrateDatabase(
            DatabaseSettings owner,
            DatabasePassword password,
            @Property(name = "lunapark.system") String system,
            @Property(name = "lunapark.database-role-password", defaultValue = "") String rolePassword) {
        this.owner = owner;
        this.password = password;
        this.system = system;
        this.rolePassword = rolePassword;
    }

    @Override
    public Map<String, Object> run() {
        makeRole(role());
        makeRole(HEALTH);
        MigrateResult result = Flyway.configure()
                .dataSource(connections())
                .locations("classpath:db/migration/platform", "classpath:db/migration/" + system)
                .schemas(system)
                .load()
                .migrate();
        grantRole();
        return Map.of("migrations", result.migrationsExecuted);
    }

    /** Systems are migrated side by side, and what belongs to all of them one after the other. */
    private void makeRole(String role) {
        Jdbi.create(connections()).useTransaction(db -> {
            db.execute("select pg_advisory_xact_lock(1)");
            boolean known = db.createQuery("select exists (select from pg_roles where rolname = :role)")
                    .bind("role", role)
                    .mapTo(Boolean.class)
                    .one();
            execute(
                    db,
                    role,
                    (known ? "alter" : "create") + " role %1$I login" + (owner.iam() ? "" : " password %2$L"));
            if (owner.iam()) {
                execute(db, role, "grant rds_iam to %1$I");
            }
            // Of the role, not of the connection: RDS Proxy refuses settings that a connection begins with.
            execute(db, role, "alter role %1$I set statement_timeout = '" + STATEMENT_PATIENCE + "'");
        });
    }

    /** Names and passwords cannot be bound in such a statement: format() quotes them. */
    private void execute(Handle db, String role, String template) {
        db.execute(db.createQuery("select format(:template, :role, :password)")
                .bind("template", template)
                .bind("role", role)
                .bind("password", rolePassword)
                .mapTo(String.class)
                .one());
    }

    /** Rows may be read and written, tables not changed; the archive and the rest of the schema belong to the owner. */
    private void grantRole() {
        Jdbi.create(connections()).useHandle(db -> {
            db.define("schema", system).define("role", role());
            db.execute("alter role <role> set search_path = <schema>");
            db.execute("grant usage on schema <schema> to <role>");
            db.execute("grant select, insert, update, delete on all tables in schema <schema> to <role>");
            db.execute("grant usage on all sequences in schema <schema> to <role>");
            db.execute("revoke delete on <schema>.outbox from <role>");
            db.execute("revoke insert, update, delete on <schema>.flyway_schema_history from <role>");
            db.define("role", HEALTH);
            db.execute("grant usage on schema <schema> to <role>");
            db.execute("grant select (stored_at, published_at) on <schema>.outbox to <role>");
        });
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
