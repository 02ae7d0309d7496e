package io.lunapark.bench;

import io.lunapark.bench.Figure.Goal;
import io.lunapark.localstack.Folder;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** The exchange of tasks and its books over HTTP. The bases are the SQL of the same work alone. */
final class TasksBench {

    private static final int PEOPLE = 100;
    private static final int EVENTS_OF_A_TASK = 2;
    private static final Pattern REASSIGNED = Pattern.compile("\"reassigned\":(\\d+)");
    private static final Pattern TODAY = Pattern.compile("\"today\":\"([^\"]+)\"");

    private final Calls calls;
    private final TasksSql sql;

    private TasksBench(Calls calls, TasksSql sql) {
        this.calls = calls;
        this.sql = sql;
    }

    static List<Figure> run(Path folder, boolean quick) throws Exception {
        Folder.delete(folder);
        try (ChildStack stack = ChildStack.up(folder.resolve("data"));
                TasksSql sql = TasksSql.connect(
                        stack.address("jdbc"), stack.address("jdbcUser"), stack.address("jdbcPassword"))) {
            return new TasksBench(new Calls(stack), sql).run(quick);
        }
    }

    private List<Figure> run(boolean quick) throws Exception {
        List<Figure> figures = new ArrayList<>();
        sql.addPeople(PEOPLE);
        addSteadily(Duration.ofSeconds(quick ? 10 : 30));
        sql.forgetInbox();
        Bench.say("  300 events a second");
        figures.add(steady(quick ? Duration.ofSeconds(10) : Duration.ofSeconds(60)));
        Bench.say("  a shuffle of 10,000 tasks");
        figures.addAll(shuffle(10_000));
        Bench.say("  a day close for 10,000 people");
        figures.add(closeOf(10_000));
        return figures;
    }

    /** From the event until it is in the ledger. */
    private Figure steady(Duration length) throws SQLException, InterruptedException {
        int added = addSteadily(length);
        return Figure.alone("event until it is in the ledger, 300/s, p99", "ms", sql.lagMillis(0.99))
                .withGoal(Goal.atMost(500))
                .withNote("p50 %.0f ms; %d tasks added in %d s."
                        .formatted(sql.lagMillis(0.5), added, length.toSeconds()));
    }

    /** Adds tasks until the length is over, and waits until all are in the ledger. */
    private int addSteadily(Duration length) throws SQLException, InterruptedException {
        long before = sql.fees();
        AtomicInteger added = new AtomicInteger();
        Pace.keep(300 / EVENTS_OF_A_TASK, length, (number, due) -> {
            try {
                HttpResponse<String> answer = calls.post("/api/tasks", "{\"title\":\"Bench " + number + "\"}");
                if (answer.statusCode() == 201) {
                    added.incrementAndGet();
                }
            } catch (IOException e) {
                // counted by what is missing
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        awaitFees(before + added.get());
        return added.get();
    }

    private List<Figure> shuffle(int tasks) throws Exception {
        sql.completeAll();
        sql.addOpenTasks(tasks);
        double base = sql.shuffleMillis();
        long fees = sql.fees();
        long start = System.nanoTime();
        HttpResponse<String> answer = calls.post("/api/tasks/shuffle", "");
        double took = (System.nanoTime() - start) / 1e6;
        var reassigned = REASSIGNED.matcher(answer.body());
        if (!reassigned.find()) {
            throw new IllegalStateException("not shuffled: " + answer.body());
        }
        int events = Integer.parseInt(reassigned.group(1));
        awaitFees(fees + events);
        double seconds = (System.nanoTime() - start) / 1e9;
        return List.of(
                Figure.of(
                                "shuffle of %,d tasks among %d people".formatted(tasks, PEOPLE),
                                "ms",
                                took,
                                base,
                                "its SQL alone")
                        .withGoal(Goal.atMost(5000)),
                Figure.alone("its events until all are in the ledger", "1/s", events / seconds)
                        .withNote("%,d events in %.1f s.".formatted(events, seconds)));
    }

    private Figure closeOf(int people) throws Exception {
        var today = TODAY.matcher(calls.get("/api/billing/me").body());
        if (!today.find()) {
            throw new IllegalStateException("an account without a day");
        }
        LocalDate day = LocalDate.parse(today.group(1));
        sql.letEarn(people, day);
        double base = sql.closeMillis(day);
        long start = System.nanoTime();
        HttpResponse<String> answer = calls.post("/api/billing/days/" + day + "/close", "");
        double took = (System.nanoTime() - start) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("not closed: " + answer.body());
        }
        return Figure.of("day close for %,d people".formatted(people), "ms", took, base, "its SQL alone")
                .withGoal(Goal.atMost(60_000));
    }

    private void awaitFees(long wanted) throws SQLException, InterruptedException {
        long patience = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (sql.fees() < wanted) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException("the ledger has " + sql.fees() + " fees of " + wanted);
            }
            Thread.sleep(20);
        }
    }
}
