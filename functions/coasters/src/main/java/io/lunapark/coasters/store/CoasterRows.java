package io.lunapark.coasters.store;

import io.lunapark.coasters.Alert;
import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.CoasterNumber;
import io.lunapark.coasters.Wagon;
import io.lunapark.coasters.WagonNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** How coasters, wagons and alerts are written as rows, and read from them. */
final class CoasterRows {

    static final RowMapper<Wagon> WAGON = (row, ctx) -> new Wagon(
            row.getObject("id", UUID.class),
            new WagonNumber(row.getInt("number")).toString(),
            row.getInt("seats"),
            row.getBigDecimal("speed_mps"),
            row.getLong("version"));

    static final RowMapper<Alert> ALERT = (row, ctx) -> new Alert(
            row.getObject("id", UUID.class),
            row.getString("code"),
            row.getString("severity"),
            row.getObject("wagons", Long.class),
            row.getObject("staff", Long.class),
            row.getObject("capacity", Long.class),
            row.getObject("staffed_capacity", Long.class),
            row.getObject("opened_at", OffsetDateTime.class).toInstant(),
            instant(row, "acknowledged_at"),
            instant(row, "resolved_at"));

    private CoasterRows() {}

    static Coaster coaster(ResultSet row, List<Wagon> wagons, List<Alert> alerts) throws SQLException {
        return new Coaster(
                row.getObject("id", UUID.class),
                new CoasterNumber(row.getLong("number")).toString(),
                row.getString("name"),
                row.getInt("staff"),
                row.getInt("daily_clients"),
                row.getBigDecimal("track_length_m"),
                row.getObject("opens_at", LocalTime.class),
                row.getObject("closes_at", LocalTime.class),
                row.getInt("min_headway_seconds"),
                row.getLong("version"),
                row.getInt("next_wagon_number"),
                wagons,
                alerts);
    }

    static <S extends SqlStatement<S>> S bind(S statement, Coaster coaster) {
        return statement
                .bind("id", coaster.id())
                .bind("number", ordinal(coaster.number()))
                .bind("name", coaster.name())
                .bind("staff", coaster.staff())
                .bind("dailyClients", coaster.dailyClients())
                .bind("trackLengthM", coaster.trackLengthM())
                .bind("opensAt", coaster.opensAt())
                .bind("closesAt", coaster.closesAt())
                .bind("minHeadwaySeconds", coaster.minHeadwaySeconds())
                .bind("version", coaster.version())
                .bind("nextWagonNumber", coaster.nextWagonNumber());
    }

    static <S extends SqlStatement<S>> S bind(S statement, Alert alert) {
        return statement
                .bind("id", alert.id())
                .bind("code", alert.code())
                .bind("severity", alert.severity())
                .bind("wagons", alert.wagons())
                .bind("staff", alert.staff())
                .bind("capacity", alert.capacity())
                .bind("staffedCapacity", alert.staffedCapacity())
                .bind("openedAt", alert.openedAt())
                .bind("acknowledgedAt", alert.acknowledgedAt())
                .bind("resolvedAt", alert.resolvedAt());
    }

    /** The 7 of {@code A7} or {@code W7}. */
    static long ordinal(String number) {
        return Long.parseLong(number.substring(1));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
