package io.lunapark.coasters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The coasters' schema of a running stack, as the owner of the database sees it. */
public record CoastersSchema(String jdbcUrl, String password) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** The first column of every row. */
    public List<String> texts(String sql) {
        try (Connection db = DriverManager.getConnection(
                        jdbcUrl + "?currentSchema=coasters&options=-c%20TimeZone=UTC", "postgres", password);
                Statement statement = db.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public long number(String sql) {
        return Long.parseLong(texts(sql).getFirst());
    }

    /** The first column of every row, which is JSON. */
    public List<JsonNode> json(String sql) {
        return texts(sql).stream().map(CoastersSchema::parse).toList();
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }
}
