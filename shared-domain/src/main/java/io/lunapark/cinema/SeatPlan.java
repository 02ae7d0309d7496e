package io.lunapark.cinema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The seats of a session, as short as can be: it goes into one event, of which the bus takes 256 KB. A seat is found by its
 * place, its number in this order from 0.
 */
public record SeatPlan(List<Row> rows) {

    public SeatPlan {
        rows = List.copyOf(rows);
    }

    /** Neighbours in one row of one kind and zone. */
    public record Row(String row, SeatKind kind, @Nullable String zone, List<Integer> columns, List<UUID> ids) {

        public Row {
            columns = List.copyOf(columns);
            ids = List.copyOf(ids);
            CinemaLimits.check(columns.size() == ids.size(), "row");
        }
    }

    /** @param seats in the order of their places */
    public static SeatPlan of(List<Seat> seats) {
        List<Row> rows = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= seats.size(); i++) {
            if (i == seats.size() || !areAlike(seats.get(from), seats.get(i))) {
                List<Seat> alike = seats.subList(from, i);
                Seat first = alike.getFirst();
                rows.add(new Row(
                        first.row(),
                        first.kind(),
                        first.zone(),
                        alike.stream().map(Seat::column).toList(),
                        alike.stream().map(Seat::id).toList()));
                from = i;
            }
        }
        return new SeatPlan(rows);
    }

    /** In the order of their places. */
    public List<Seat> seats() {
        List<Seat> seats = new ArrayList<>();
        for (Row row : rows) {
            for (int i = 0; i < row.ids.size(); i++) {
                seats.add(new Seat(row.ids.get(i), row.row, row.columns.get(i), row.kind, row.zone));
            }
        }
        return seats;
    }

    private static boolean areAlike(Seat one, Seat other) {
        return one.row().equals(other.row()) && one.kind() == other.kind() && Objects.equals(one.zone(), other.zone());
    }
}
