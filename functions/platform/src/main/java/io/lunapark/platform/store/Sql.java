package io.lunapark.platform.store;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Statements that a repository of Micronaut Data cannot say: a common table expression that changes rows and returns them,
 * arrays of ids, the name of a table. Parameters are given in the order of their question marks; a collection is an array,
 * which the statement casts.
 */
@Singleton
public final class Sql {

    private final JdbcOperations jdbc;

    Sql(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes something of the row that the result stands on. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** All rows of the result, in its order. */
    public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return jdbc.prepareStatement(sql, statement -> {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(mapper.map(rows));
                }
                return found;
            }
        });
    }

    /** The first row. */
    public <T> Optional<T> find(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return list(sql, mapper, parameters).stream().findFirst();
    }

    /** @return how many rows it has changed */
    public int update(String sql, @Nullable Object... parameters) {
        return jdbc.prepareStatement(sql, statement -> {
            bind(statement, parameters);
            return statement.executeUpdate();
        });
    }

    /** The schemas of the house with a table or view of that name that this role may read, in their order. */
    public List<String> schemasWith(String relation) {
        return list("""
                select nspname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
                where relname = ? and relkind in ('r', 'v') and has_schema_privilege(relnamespace, 'usage')
                and has_any_column_privilege(pg_class.oid, 'select') order by nspname
                """, row -> row.getString(1), relation);
    }

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, bindable(statement, parameters[i]));
        }
    }

    private static @Nullable Object bindable(PreparedStatement statement, @Nullable Object value) throws SQLException {
        if (value == null) {
            return null;
        }
        return switch (value) {
            case Instant time -> Timestamp.from(time);
            case Collection<?> values -> array(statement, values);
            case Enum<?> constant -> constant.name();
            default -> value;
        };
    }

    private static Object array(PreparedStatement statement, Collection<?> values) throws SQLException {
        List<@Nullable Object> elements = new ArrayList<>();
        for (Object value : values) {
            elements.add(bindable(statement, value));
        }
        return statement.getConnection().createArrayOf(type(values.stream()), elements.toArray());
    }

    /** Of an array; that of one without values or with nulls only does not matter, since statements cast it. */
    private static String type(Stream<?> values) {
        Object first = values.<Object>map(value -> value == null ? "" : value)
                .filter(value -> !value.equals(""))
                .findFirst()
                .orElse("");
        return switch (first) {
            case UUID id -> "uuid";
            case Instant time -> "timestamptz";
            case Long number -> "bigint";
            case Integer number -> "integer";
            default -> "text";
        };
    }
}
