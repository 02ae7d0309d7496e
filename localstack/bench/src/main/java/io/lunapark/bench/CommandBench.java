package io.lunapark.bench;

import io.lunapark.bench.Figure.Goal;
import io.lunapark.localstack.function.FunctionFailure;
import io.lunapark.packing.SampleEvents;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a command costs more than its SQL: one caller, call by call beside the same statements over JDBC. */
final class CommandBench {

    private static final String REGISTER = "RegisterCoaster";
    private static final String CHANGE = "ChangeCoaster";
    private static final double MOST_TIMES_SQL = 2;

    /** For 1000 rounds: what runs is compiled by then. */
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private final OwnStack stack;
    private final CommandSql sql;
    private final int rounds;

    private CommandBench(OwnStack stack, CommandSql sql, int rounds) {
        this.stack = stack;
        this.sql = sql;
        this.rounds = rounds;
    }

    /** @param rounds calls of each kind that count; it warms up for 20 s per 1000 of them */
    static List<Figure> run(OwnStack stack, int rounds) throws SQLException, IOException, FunctionFailure {
        String ours = newCoaster(stack);
        String theirs = newCoaster(stack);
        StatementLog log = new StatementLog(stack);
        requireSame(CommandSql.CHANGE, log.of(CHANGE, changing(ours, 20), changing(ours, 21)));
        requireSame(CommandSql.REGISTER, log.of(REGISTER, registration(), registration()));
        List<Figure> figures = new ArrayList<>();
        try (CommandSql sql = new CommandSql(stack.connection(CHANGE), stored(stack, ours))) {
            CommandBench bench = new CommandBench(stack, sql, rounds);
            Bench.say("  warming up");
            long warm = System.nanoTime() + WARM_UP.toNanos() * rounds / 1000;
            while (System.nanoTime() < warm) {
                bench.measure(50, i -> bench.change(ours, i), i -> sql.change(UUID.fromString(theirs), i));
                bench.measure(50, i -> bench.register(), i -> sql.register());
            }
            Pair change =
                    bench.measure(rounds, i -> bench.change(ours, i), i -> sql.change(UUID.fromString(theirs), i));
            Pair register = bench.measure(rounds / 2, i -> bench.register(), i -> sql.register());
            figures.addAll(change.figures(CHANGE, "the same statements over JDBC, fsync on"));
            figures.addAll(register.figures(REGISTER, "the same statements over JDBC, fsync on"));
        }
        return figures;
    }

    private Pair measure(int times, Work command, Work statements) throws SQLException, FunctionFailure {
        Pair pair = new Pair(new Sample(), new Sample());
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            command.run(i % 50);
            long between = System.nanoTime();
            statements.run(i % 50);
            pair.command().add(between - start);
            pair.sql().add(System.nanoTime() - between);
        }
        return pair;
    }

    private void change(String coaster, int staff) throws FunctionFailure {
        require(stack.call(CHANGE, changing(coaster, 20 + staff)), 200);
    }

    private void register() throws FunctionFailure {
        require(stack.call(REGISTER, registration()), 201);
    }

    private static byte[] changing(String coaster, int staff) {
        return OwnStack.event("PUT", "/api/coasters/{id}", "/api/coasters/" + coaster, Texts.coaster(staff));
    }

    private static byte[] registration() {
        return OwnStack.event("POST", "/api/coasters", "/api/coasters", Texts.coaster(16));
    }

    private static String newCoaster(OwnStack stack) throws FunctionFailure {
        String answer = stack.call(REGISTER, registration());
        require(answer, 201);
        String id = SampleEvents.id(answer);
        for (int i = 0; i < 2; i++) {
            String path = "/api/coasters/" + id + "/wagons";
            require(
                    stack.call("AddWagon", OwnStack.event("POST", "/api/coasters/{id}/wagons", path, Texts.wagon())),
                    201);
        }
        return id;
    }

    private static void require(String answer, int status) {
        if (!answer.contains("\"statusCode\":" + status)) {
            throw new IllegalStateException("not the answer that was hoped for: " + answer);
        }
    }

    /** The base is only one as long as it does what the command does. */
    private static void requireSame(List<String> base, List<String> command) {
        List<String> wanted = base.stream().map(StatementLog::shape).toList();
        if (!wanted.equals(command)) {
            throw new IllegalStateException("The base does other SQL than the command; mend CommandSql.\n  base:    "
                    + String.join("\n           ", wanted) + "\n  command: " + String.join("\n           ", command));
        }
    }

    private static CommandSql.Stored stored(OwnStack stack, String coaster) throws SQLException {
        try (Connection connection = stack.connection(CHANGE);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select events.envelopes, site, outcome, content from edit, (
                            select array_agg(envelope) as envelopes from (
                                select envelope from outbox where position >= (
                                    select max(position) from outbox where subject = 'coaster/%1$s'
                                ) order by position limit 2) as two) as events
                        where coaster_id = '%1$s' order by stored desc limit 1""".formatted(coaster))) {
            rows.next();
            return new CommandSql.Stored(
                    List.of((String[]) rows.getArray("envelopes").getArray()),
                    rows.getString("site"),
                    rows.getString("outcome"),
                    rows.getString("content"));
        }
    }

    private record Pair(Sample command, Sample sql) {

        List<Figure> figures(String name, String baseIs) {
            return List.of(
                    p50(name + ", p50", baseIs).withGoal(Goal.atMostTimesBase(MOST_TIMES_SQL)),
                    Figure.of(name + ", p99", "ms", command.percentileMillis(99), sql.percentileMillis(99), ""));
        }

        Figure p50(String name, String baseIs) {
            return Figure.of(name, "ms", command.medianMillis(), sql.medianMillis(), baseIs);
        }
    }

    private interface Work {
        void run(int round) throws SQLException, FunctionFailure;
    }
}
