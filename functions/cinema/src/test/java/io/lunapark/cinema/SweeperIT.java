package io.lunapark.cinema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lunapark.cinema.House.Show;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Crowd;
import io.lunapark.testing.Database;
import io.lunapark.testing.Functions;
import io.lunapark.testing.LocalStackExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the sweeper writes down, and what it leaves alone. */
@ExtendWith(LocalStackExtension.class)
class SweeperIT {

    @Test
    void severalSweepersEndEachHoldOnceAndTouchNothingThatIsSold() {
        Show show = House.show(4, 1);
        List<String> seats =
                show.map().stream().map(seat -> seat.path("id").asText()).toList();
        Answer sold = show.reserve(House.guest(1), seats.get(31)).expect(201);
        House.pay(House.guest(1), sold).expect(200);
        try (Crowd sweepers =
                new Crowd(3, () -> Functions.invoke("EndOverdueHolds").has("ended"))) {
            for (int place = 0; place < 30; place++) {
                show.reserve(House.guest(2), seats.get(place)).expect(201);
            }
            await().atMost(House.PATIENCE).until(() -> statuses(show).equals(Map.of("expired", 30L, "sold", 1L)));
        }

        assertThat(Database.rows(
                        "cinema",
                        "select type, count(*) as events from outbox where envelope like ? group by type order by type",
                        "%" + show.id() + "%"))
                .extracting(row -> row.get("type") + " " + row.get("events"))
                .contains("ReservationCreated 31", "ReservationExpired 30", "SeatReleased 30", "SeatSold 1");
        show.awaitStatus(seats.get(31), "sold");
        assertThat(seats.subList(0, 30))
                .allSatisfy(seat -> assertThat(show.statusOf(seat)).isEqualTo("available"));
    }

    @Test
    void aHoldWhoseSeatSomebodyElseHasLockedByNowStopsNoSweeper() throws SQLException {
        Show show = House.show(2, 2);
        Answer first = show.reserve(House.guest(1), show.seat(0)).expect(201);
        Answer second = show.reserve(House.guest(2), show.seat(1)).expect(201);
        try (Connection sweeperKept = locked("reservation", first.id())) {
            await().atMost(House.PATIENCE)
                    .until(() -> show.reserve(House.guest(3), show.seat(0)).status() == 201);
            try (Connection seatTaken = locked("session_seat", show.seat(0))) {
                sweeperKept.rollback();
                await().atMost(House.PATIENCE).until(() -> {
                    Functions.invoke("EndOverdueHolds");
                    return statusOf(second).equals("expired");
                });
                assertThat(statusOf(first)).isEqualTo("pending");
            }
        }

        Functions.invoke("EndOverdueHolds");
        await().atMost(House.PATIENCE).until(() -> statusOf(first).equals("expired"));
    }

    /** A transaction that has locked a row, until it is closed. */
    private static Connection locked(String table, String id) throws SQLException {
        Connection connection = Database.connect("cinema");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select from " + table + " where id = '" + id + "' for update");
        }
        return connection;
    }

    private static String statusOf(Answer reservation) {
        return Database.rows("cinema", "select status from reservation where id = ?", UUID.fromString(reservation.id()))
                .getFirst()
                .get("status")
                .toString();
    }

    private static Map<String, Long> statuses(Show show) {
        return Database.rows(
                        "cinema",
                        "select status, count(*) as reservations from reservation where session_id = ? group by status",
                        UUID.fromString(show.id()))
                .stream()
                .collect(Collectors.toMap(row -> row.get("status").toString(), row -> (Long) row.get("reservations")));
    }
}
