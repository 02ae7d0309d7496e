package io.lunapark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lunapark.coasters.Stores;
import io.lunapark.localstack.Stack;
import io.lunapark.testing.SharedStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each system has a role in the database that can use its own schema and no other. */
class SchemasIT {

    private static final Stack STACK = SharedStack.running();
    private static final String PERMISSION_DENIED = "42501";

    /** The password of each role, by its system, as template.yaml hands them out. */
    private static final Map<String, String> PASSWORDS = new TreeMap<>();

    static {
        STACK.template().functions().forEach(function -> {
            String system = function.environment().get("LUNAPARK_SYSTEM");
            String password = function.environment().get("LUNAPARK_DATABASE_PASSWORD");
            if (password != null && role(system).equals(function.environment().get("LUNAPARK_DATABASE_USER"))) {
                PASSWORDS.put(system, password);
            }
        });
    }

    static Stream<String> systems() {
        return PASSWORDS.keySet().stream();
    }

    @Test
    void thereAreSeveral() {
        assertThat(systems()).contains("coasters", "identity");
    }

    @ParameterizedTest
    @MethodSource("systems")
    void usesItsOwnTables(String system) throws SQLException {
        try (Connection db = connect(system);
                Statement statement = db.createStatement()) {
            assertThat(statement.execute("select * from " + system + ".outbox limit 1"))
                    .isTrue();
        }
    }

    /** By settings of the role: RDS Proxy refuses those that a connection begins with. */
    @ParameterizedTest
    @MethodSource("systems")
    void findsItsTablesWithoutTheirSchemaAndGivesUpOnWhatHangs(String system) throws SQLException {
        try (Connection db = connect(system);
                Statement statement = db.createStatement()) {
            assertThat(statement.execute("select * from outbox limit 1")).isTrue();
            try (ResultSet patience = statement.executeQuery("show statement_timeout")) {
                assertThat(patience.next()).isTrue();
                assertThat(patience.getString(1)).isEqualTo("10s");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("systems")
    void neitherReadsNorWritesThoseOfOthers(String system) {
        List<String> others = tables("schemaname not in ('runner', '" + system + "')");
        assertThat(others).isNotEmpty();
        for (String table : others) {
            denied(system, "select * from " + table);
            denied(system, "insert into " + table + " default values");
            denied(system, "delete from " + table);
        }
    }

    @ParameterizedTest
    @MethodSource("systems")
    void doesNotRewriteHistory(String system) {
        denied(system, "delete from " + system + ".outbox");
        denied(system, "update runner.lease set until = now()");
        denied(system, "delete from runner.fence");
        denied(system, "update " + system + ".flyway_schema_history set success = false");
        denied(system, "delete from " + system + ".flyway_schema_history");
    }

    @ParameterizedTest
    @MethodSource("systems")
    void makesNothingAndBecomesNobodyElse(String system) {
        denied(system, "create table " + system + ".mine ()");
        denied(system, "create table public.mine ()");
        denied(system, "create schema mine");
        denied(system, "create role mine");
        denied(system, "set role " + STACK.postgres().adminUser());
        systems().filter(other -> !other.equals(system)).forEach(other -> denied(system, "set role " + role(other)));
    }

    private static void denied(String system, String sql) {
        assertThatThrownBy(() -> {
                    try (Connection db = connect(system);
                            Statement statement = db.createStatement()) {
                        statement.execute(sql);
                    }
                })
                .as(system + ": " + sql)
                .asInstanceOf(InstanceOfAssertFactories.throwable(SQLException.class))
                .extracting(SQLException::getSQLState)
                .isEqualTo(PERMISSION_DENIED);
    }

    private static List<String> tables(String where) {
        return Stores.rows("select schemaname || '.' || tablename as name from pg_tables"
                        + " where schemaname not in ('pg_catalog', 'information_schema') and " + where)
                .stream()
                .map(row -> (String) row.get("name"))
                .toList();
    }

    private static Connection connect(String system) throws SQLException {
        return DriverManager.getConnection(STACK.postgres().url(), role(system), PASSWORDS.get(system));
    }

    private static String role(String system) {
        return "lunapark_" + system;
    }
}
