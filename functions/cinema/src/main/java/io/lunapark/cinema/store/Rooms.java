package io.lunapark.cinema.store;

import io.lunapark.cinema.CinemaLimits;
import io.lunapark.cinema.CinemaProblem.RoomNameTaken;
import io.lunapark.cinema.CinemaProblem.RoomNotFound;
import io.lunapark.cinema.CinemaProblem.SeatAlreadyExists;
import io.lunapark.cinema.CinemaProblem.TooManySeats;
import io.lunapark.cinema.Room;
import io.lunapark.cinema.Seat;
import io.lunapark.cinema.SeatKind;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The rooms and their seats in Postgres. */
@Singleton
public final class Rooms {

    private static final String SEAT = "select id, row_label, col, kind, zone from room_seat where room_id = ? ";

    private final RoomRows rows;
    private final Sql sql;

    Rooms(RoomRows rows, Sql sql) {
        this.rows = rows;
        this.sql = sql;
    }

    /** @throws ProblemException {@code room-name-taken} */
    public void insert(Room room) {
        if (rows.insert(room.id(), room.name()) == 0) {
            throw new ProblemException(new RoomNameTaken(room.name()));
        }
    }

    /** @throws ProblemException {@code room-not-found} */
    public Room find(UUID id) {
        return rows.find(id).map(RoomRow::room).orElseThrow(() -> new ProblemException(new RoomNotFound(id)));
    }

    /** In the order in which they came. */
    public Page<Room> list(PageRequest page) {
        return Pages.of(page, rows.list(Pages.after(page), page.limit() + 1), RoomRow::id)
                .map(RoomRow::room);
    }

    /** @throws ProblemException {@code room-not-found}, {@code too-many-seats} or {@code seat-already-exists} */
    public void addSeats(UUID roomId, List<Seat> seats) {
        if (rows.lock(roomId).isEmpty()) {
            throw new ProblemException(new RoomNotFound(roomId));
        }
        if (find(roomId).seats() + seats.size() > CinemaLimits.MAX_SEATS) {
            throw new ProblemException(new TooManySeats(CinemaLimits.MAX_SEATS));
        }
        Set<UUID> added = new HashSet<>(sql.list(
                """
                insert into room_seat (id, room_id, row_label, col, kind, zone)
                select id, ?, row_label, col, kind, zone
                from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as integer[]), cast(? as text[]), cast(? as text[]))
                    as seats (id, row_label, col, kind, zone)
                on conflict (room_id, row_label, col) do nothing returning id
                """,
                row -> Sql.uuid(row, "id"),
                roomId,
                seats.stream().map(Seat::id).toList(),
                seats.stream().map(Seat::row).toList(),
                seats.stream().map(Seat::column).toList(),
                seats.stream().map(Seat::kind).toList(),
                seats.stream().map(Seat::zone).toList()));
        seats.stream().filter(seat -> !added.contains(seat.id())).findFirst().ifPresent(twice -> {
            throw new ProblemException(new SeatAlreadyExists(twice.label()));
        });
    }

    /** In the order in which they came. */
    public Page<Seat> seats(UUID roomId, PageRequest page) {
        find(roomId);
        List<Seat> found = sql.list(
                SEAT + "and id > ? order by id limit ?", Rooms::seat, roomId, Pages.after(page), page.limit() + 1);
        return Pages.of(page, found, Seat::id);
    }

    /** Row by row, from the front: shorter names of rows come first, so that Z comes before AA. */
    public List<Seat> allSeats(UUID roomId) {
        return sql.list(SEAT + "order by char_length(row_label), row_label, col", Rooms::seat, roomId);
    }

    private static Seat seat(ResultSet row) throws SQLException {
        return new Seat(
                Sql.uuid(row, "id"),
                row.getString("row_label"),
                row.getInt("col"),
                SeatKind.valueOf(row.getString("kind")),
                row.getString("zone"));
    }
}
