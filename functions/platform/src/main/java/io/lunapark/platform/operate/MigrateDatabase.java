package io.lunapark.platform.operate;

import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.DatabaseSettings;
import io.micronaut.context.annotation.Property;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.jdbi.v3.core.Jdbi;

/**
 * Brings the schema of a system up to date, at deployment and before any caller; runs as the owner. The system's own
 * role is made here too and may use this schema and no other.
 */
@UseCase
public class MigrateDatabase implements Job {

    private final DatabaseSettings owner;
    private final String system;
    private final String rolePassword;

    MigrateDatabase(
            DatabaseSettings owner,
            @Property(name = "lunapark.system") String system,
            @Property(name = "lunapark.database-role-password", defaultValue = "") String rolePassword) {
        this.owner = owner;
        this.system = system;
        this.rolePassword = rolePassword;
    }

    @Override
    public Map<String, Object> run() {
        makeRole();
        MigrateResult result = Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration/platform", "classpath:db/migration/" + system)
                .schemas(system)
                .load()
                .migrate();
        grantRole();
        return Map.of("migrations", result.migrationsExecuted);
    }

    private void makeRole() {
        Jdbi.create(owner.url(), owner.user(), owner.password()).useHandle(db -> {
            boolean known = db.createQuery("select exists (select from pg_roles where rolname = :role)")
                    .bind("role", role())
                    .mapTo(Boolean.class)
                    .one();
            // A role's name and password cannot be bound: format() quotes them.
            String statement = db.createQuery("select format(:template, :role, :password)")
                    .bind("template", (known ? "alter" : "create") + " role %I login password %L")
                    .bind("role", role())
                    .bind("password", rolePassword)
                    .mapTo(String.class)
                    .one();
            db.execute(statement);
        });
    }

    /** Rows may be read and written, tables not changed; the archive and the rest of the schema belong to the owner. */
    private void grantRole() {
        Jdbi.create(owner.url(), owner.user(), owner.password()).useHandle(db -> {
            db.define("schema", system).define("role", role());
            db.execute("grant usage on schema <schema> to <role>");
            db.execute("grant select, insert, update, delete on all tables in schema <schema> to <role>");
            db.execute("grant usage on all sequences in schema <schema> to <role>");
            db.execute("revoke delete on <schema>.outbox from <role>");
            db.execute("revoke insert, update, delete on <schema>.flyway_schema_history from <role>");
        });
    }

    private String role() {
        return "lunapark_" + system;
    }
}
