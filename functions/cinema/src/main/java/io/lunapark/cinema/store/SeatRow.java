package io.lunapark.cinema.store;

import io.lunapark.cinema.ReservedSeat;
import io.lunapark.cinema.SeatKind;
import io.lunapark.platform.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A seat of a session as it is in Postgres. */
record SeatRow(
        UUID id,
        int place,
        String row,
        int column,
        SeatKind kind,
        @Nullable String zone,
        long version) {

    /** Columns that it is read from, of the table {@code seat}. */
    static final String COLUMNS = "seat.id, seat.place, seat.row_label, seat.col, seat.kind, seat.zone, seat.version";

    static SeatRow of(ResultSet row) throws SQLException {
        return new SeatRow(
                Sql.uuid(row, "id"),
                row.getInt("place"),
                row.getString("row_label"),
                row.getInt("col"),
                SeatKind.valueOf(row.getString("kind")),
                row.getString("zone"),
                row.getLong("version"));
    }

    ReservedSeat at(long priceInCents) {
        return new ReservedSeat(id, place, row, column, kind, zone, priceInCents, version);
    }
}
