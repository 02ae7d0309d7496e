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
        Postgres postgres = SharedStack.running().postgres();
        return rowsOf(
                postgres.url() + "?currentSchema=" + schema,
                postgres.adminUser(),
                postgres.adminPassword(),
                sql,
                parameters);
    }

    /** The same of any database. */
    public static List<Map<String, Object>> rowsOf(
            String url, String user, String password, String sql, Object... parameters) {
        try (Connection db = DriverManager.getConnection(url, user, password);
                PreparedStatement statement = db.prepareStatement(sql)) {
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
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
