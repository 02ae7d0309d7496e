package io.lunapark.testing;

import io.lunapark.localstack.store.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Postgres of a stack, as the owner of the database sees it. */
public final class Database {

    private Database() {}

    /** Of the shared stack: rows column by column; tables without a schema are of the one that is named. */
    public static List<Map<String, Object>> rows(String schema, String sql, Object... parameters) {
        try (Connection db = connect(schema)) {
            return rows(db, sql, parameters);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** To the shared stack; the caller closes it. */
    public static Connection connect(String schema) throws SQLException {
        Postgres postgres = SharedStack.running().postgres();
        return DriverManager.getConnection(
                postgres.url() + "?currentSchema=" + schema, postgres.adminUser(), postgres.adminPassword());
    }

    /** The same of any database. */
    public static List<Map<String, Object>> rowsOf(
            String url, String user, String password, String sql, Object... parameters) {
        try (Connection db = DriverManager.getConnection(url, user, password)) {
            return rows(db, sql, parameters);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private static List<Map<String, Object>> rows(Connection db, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = db.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<Map<String, Object>> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                        row.put(result.getMetaData().getColumnLabel(column), result.getObject(column));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }
}
