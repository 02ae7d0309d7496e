package io.lunapark.bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;

/** Cars in Postgres without the product: COPY and batched inserts into a table like theirs, and millions made at once. */
final class CarSql implements AutoCloseable {

    private static final int BATCH = 1_000;

    private final Connection db;

    private CarSql(Connection db) {
        this.db = db;
    }

    /** By the owner of the database. */
    static CarSql connect(ChildStack stack) throws SQLException, IOException {
        return new CarSql(DriverManager.getConnection(
                stack.address("jdbc") + "?currentSchema=cars&reWriteBatchedInserts=true",
                stack.address("jdbcUser"),
                stack.address("jdbcPassword")));
    }

    /** A table with the columns, constraints and indexes of the cars. */
    void makeBare() throws SQLException {
        execute("drop table if exists bench_car");
        execute("create table bench_car (like car including all)");
    }

    /** Rows a second. */
    double copy(int rows) throws SQLException, IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            text.append(UUID.randomUUID())
                    .append("\ttoyota\tcorolla\t2020\t20000\tyerevan\tbench\t")
                    .append(i + 1)
                    .append("\t2026-11-21 14:27:05\n");
        }
        long start = System.nanoTime();
        db.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy bench_car (id, normalized_make, normalized_model, year, price, location, source, sequence,"
                                + " generated_at) from stdin",
                        new StringReader(text.toString()));
        return rows * 1e9 / (System.nanoTime() - start);
    }

    /** Rows a second, a thousand to a transaction. */
    double insert(int rows) throws SQLException {
        long start = System.nanoTime();
        db.setAutoCommit(false);
        try (PreparedStatement insert = db.prepareStatement("""
                insert into bench_car (id, normalized_make, normalized_model, year, price, location, source, sequence,
                    generated_at) values (?, 'toyota', 'corolla', 2020, 20000, 'yerevan', 'bench', ?, ?)
                """)) {
            Timestamp now = new Timestamp(System.currentTimeMillis());
            for (int i = 1; i <= rows; i++) {
                insert.setObject(1, UUID.randomUUID());
                insert.setLong(2, i);
                insert.setTimestamp(3, now);
                insert.addBatch();
                if (i % BATCH == 0 || i == rows) {
                    insert.executeBatch();
                    db.commit();
                }
            }
        } finally {
            db.setAutoCommit(true);
        }
        return rows * 1e9 / (System.nanoTime() - start);
    }

    /** Stores so many cars more, and counts them as the consumer does. Ids in a row spare each index a page for every car. */
    void fill(int cars) throws SQLException {
        execute("""
                insert into car (id, normalized_make, normalized_model, year, price, location, source, sequence, generated_at)
                select cast('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') as uuid), make[1 + n %% 4], model[1 + n / 4 %% 5], 2000 + n %% 25, 3000 + n %% 77001, 'tokyo',
                    'bench-fill', n, now()
                from generate_series(1, %d) n,
                    (select array['toyota', 'bmw', 'audi', 'ford'] make,
                            array['corolla', 'camry', '3-series', 'a4', 'focus'] model) words
                """.formatted(cars));
        execute("""
                insert into car_figures (normalized_make, normalized_model, slot, count, total)
                select normalized_make, normalized_model, 0, count(*), sum(price) from car
                where source = 'bench-fill' group by 1, 2
                on conflict on constraint car_figures_once
                do update set count = car_figures.count + excluded.count, total = car_figures.total + excluded.total
                """);
        execute("update intake_tally set stored = stored + %d where slot = 0".formatted(cars));
        execute("vacuum analyze car");
    }

    /** What the statistics say, by counting: how many cars. */
    long recount() throws SQLException {
        List<Long> count = numbers("select count(*) from car where removed_at is null");
        numbers("select avg(price), min(price), max(price) from car where removed_at is null");
        return count.getFirst();
    }

    private List<Long> numbers(String sql) throws SQLException {
        try (Statement statement = db.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return List.of(rows.getLong(1));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        db.close();
    }
}
