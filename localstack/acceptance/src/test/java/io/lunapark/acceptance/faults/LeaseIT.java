package io.lunapark.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lunapark.acceptance.timebudget.StallingProxy;
import io.lunapark.acceptance.timebudget.StallingProxy.Pace;
import io.lunapark.testing.Answer;
import io.lunapark.testing.BesideOthers;
import io.lunapark.testing.backend.BackEnd;
import io.lunapark.testing.backend.EmbeddedOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes, each a process of its own, on the stores of a third: one of them does what only one may do. */
@BesideOthers
@EmbeddedOnly("The nodes share stores of their own")
class LeaseIT {

    /** By then another node has the work. */
    private static final Duration HAND_OVER = Duration.ofSeconds(10);

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static RunnerProcess stores;
    private static RunnerProcess north;
    private static RunnerProcess south;

    /** Between north and Postgres. */
    private static StallingProxy line;

    @BeforeAll
    static void start() throws IOException, SQLException {
        stores = RunnerProcess.start(
                folder("stores"),
                "--no-schedules",
                "--dynamodb",
                BackEnd.engine().choice());
        // Longer than a node is paused here.
        execute("alter role lunapark_coasters set statement_timeout = '60s'");
        line = new StallingProxy(stores.address("jdbc"));
        String run = Files.readString(folder.resolve("stores/run.json"));
        Files.writeString(folder("line").resolve("run.json"), line.instead(run));
        north = RunnerProcess.join(folder.resolve("line"), folder("north"));
        south = RunnerProcess.join(folder.resolve("stores"), folder("south"));
    }

    @AfterAll
    static void stop() {
        for (RunnerProcess one : new RunnerProcess[] {south, north, stores}) {
            if (one != null) {
                one.close();
            }
        }
        if (line != null) {
            line.close();
        }
    }

    @Test
    void oneLeadsAndEachNodeSaysWhich() {
        RunnerProcess leader = leader();
        long token = token();

        for (RunnerProcess node : List.of(north, south, stores)) {
            var said = node.park().health().path("leader");
            assertThat(said.path("node").asText()).startsWith(leader.address("url") + " ");
            assertThat(said.path("token").asLong()).isEqualTo(token);
        }
    }

    @Test
    void aNodeThatIsPausedLosesTheLeaseAndItsLateWriteIsRefused() throws Exception {
        assertThat(lateWrite()).contains("errorMessage");
    }

    @Test
    void aDatabaseThatDoesNotCompareTokensIsFoundOut() throws Exception {
        execute("alter table runner.fence disable trigger token_in_force");
        try {
            assertThat(lateWrite()).contains("forgottenKeys");
        } finally {
            execute("alter table runner.fence enable trigger token_in_force");
        }
    }

    /**
     * Pauses the leader in the middle of a scheduled transaction until another node leads, and lets it go on then.
     *
     * @return what its function has answered, which is checked against what is stored
     */
    private static String lateWrite() throws Exception {
        RunnerProcess old = leader();
        RunnerProcess next = other(old);
        long token = token();
        String key = UUID.randomUUID().toString();
        execute("""
                insert into coasters.idempotency (user_id, route, key, body_hash, status, headers, body, created_at)
                values ('anna', 'POST /', '%s', '', 200, '{}', '', now() - interval '25 hours')
                """.formatted(key));
        CompletableFuture<Answer> late;
        try (Connection lock = database()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("select 1 from coasters.idempotency where key = '" + key + "' for update");
            late = CompletableFuture.supplyAsync(() -> old.park()
                    .control()
                    .post(
                            "/2015-03-31/functions/TidyCoasters/invocations",
                            "{}",
                            "X-Amz-Client-Context",
                            base64("{\"custom\":{\"leaseToken\":\"" + token + "\"}}")));
            await("the function waits in its transaction")
                    .atMost(RECOVERY)
                    .until(() -> number(
                                    "select count(*) from pg_stat_activity where usename = 'lunapark_coasters' and wait_event_type = 'Lock'")
                            > 0);
            old.pause();
            awaitLeader(next);
            assertThat(register(next).status()).isEqualTo(201);
            lock.rollback();
        } finally {
            old.goOn();
        }
        String said = late.get().text();
        boolean stays = number("select count(*) from coasters.idempotency where key = '" + key + "'") == 1;
        assertThat(stays).as(said).isEqualTo(!said.contains("forgottenKeys"));
        if (stays) {
            Path log = folder.resolve(old == north ? "north" : "south").resolve("runner.log");
            await("why is in its log")
                    .until(() -> Files.readString(log).contains("Token " + token + " of the lease is over"));
        }
        assertThat(leader()).isSameAs(next);
        assertThat(token()).isGreaterThan(token);
        assertThat(register(old).status()).as("it serves calls as before").isEqualTo(201);
        return said;
    }

    @Test
    void aNodeThatIsKilledIsFollowedAndNothingIsLost() {
        RunnerProcess old = leader();
        RunnerProcess next = other(old);
        List<Load.Accepted> acknowledged = new ArrayList<>();
        try (Load there = Load.start(old.park().api(), 2, RECOVERY);
                Load here = Load.start(next.park().api(), 2, RECOVERY)) {
            there.awaitMore(4, RECOVERY);
            here.awaitMore(4, RECOVERY);
            old.kill();
            acknowledged.addAll(there.accepted());
            awaitLeader(next);
            here.awaitMore(4, RECOVERY);
            here.enough();
            there.enough();
            acknowledged.addAll(here.accepted());
            assertThat(here.refused()).isEmpty();
        }
        Path data = folder.resolve(old == north ? "north" : "south");
        RunnerProcess again = RunnerProcess.join(folder.resolve(old == north ? "line" : "stores"), data);
        if (old == north) {
            north = again;
        } else {
            south = again;
        }
        assertThat(next.park().postgres().texts("select id from coaster union all select id from wagon"))
                .containsAll(acknowledged.stream().map(Load.Accepted::id).toList());
        await("the schedule of the new leader sends what the killed node has not sent")
                .atMost(Duration.ofSeconds(100))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> next.park().waitingInOutbox() == 0);
        assertThat(number("select count(*) - count(distinct number) from coasters.coaster"))
                .as("numbers that two coasters have")
                .isZero();
    }

    @Test
    void aNodeThatIsCutOffIsFollowedAndComesBack() {
        if (leader() == south) {
            south.pause();
            try {
                awaitLeader(north);
            } finally {
                south.goOn();
            }
        }
        line.answer(Pace.NEVER);
        try {
            awaitLeader(south);
            assertThat(register(south).status()).isEqualTo(201);
        } finally {
            line.answer(Pace.AT_ONCE);
        }
        await("north serves calls again")
                .atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> register(north).status() == 201);
        assertThat(leader()).isSameAs(south);
    }

    @Test
    void ofNodesThatAskAtOnceOneGetsTheLeaseWithATokenThatNoOtherHad() throws Exception {
        for (int round = 0; round < 20; round++) {
            execute("update runner.lease set until = now()");
            long before = token();
            assertThat(takersOf("round " + round)).hasSizeLessThanOrEqualTo(1).allMatch(token -> token > before);
        }
        for (String change :
                List.of("set token = token - 1", "set holder = 'another'", "set token = token + 0, holder = ''")) {
            assertThatThrownBy(() -> execute("update runner.lease " + change)).hasMessageContaining("only grows");
        }
        assertThatThrownBy(() -> execute("delete from runner.lease")).hasMessageContaining("only grows");
        execute("update runner.lease set until = now()");
    }

    /** The tokens that eight nodes get who ask at the same moment. */
    private static List<Long> takersOf(String round) throws InterruptedException, ExecutionException {
        try (ExecutorService nodes = Executors.newFixedThreadPool(8)) {
            List<Long> taken = new ArrayList<>();
            for (Future<Optional<Long>> answer : nodes.invokeAll(IntStream.range(0, 8)
                    .<Callable<Optional<Long>>>mapToObj(i -> () -> take(round + " node " + i))
                    .toList())) {
                answer.get().ifPresent(taken::add);
            }
            return taken;
        }
    }

    private static Optional<Long> take(String node) throws SQLException {
        try (Connection connection = database();
                var row = connection
                        .createStatement()
                        .executeQuery("select runner.take_lease('" + node + "', interval '1 second')")) {
            row.next();
            return Optional.ofNullable(row.getObject(1, Long.class));
        }
    }

    private static Answer register(RunnerProcess node) {
        return node.park()
                .api()
                .post(
                        "/api/coasters",
                        "{\"staff\":5,\"dailyClients\":512,\"trackLengthM\":1800,\"opensAt\":\"08:00\",\"closesAt\":\"16:00\"}");
    }

    private static RunnerProcess leader() {
        await("a node leads").atMost(HAND_OVER).until(() -> leads(north) || leads(south));
        return leads(north) ? north : south;
    }

    private static RunnerProcess other(RunnerProcess node) {
        return node == north ? south : north;
    }

    private static void awaitLeader(RunnerProcess node) {
        await("the other node leads").atMost(HAND_OVER).until(() -> leads(node));
    }

    private static boolean leads(RunnerProcess node) {
        return number("select count(*) from runner.lease where until > now() and starts_with(holder, '"
                        + node.address("url") + " ')")
                == 1;
    }

    private static long token() {
        return number("select token from runner.lease");
    }

    private static long number(String query) {
        try (Connection connection = database();
                var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database()) {
            connection.createStatement().execute(sql);
        }
    }

    private static Connection database() throws SQLException {
        return DriverManager.getConnection(stores.address("jdbc"), "postgres", stores.address("jdbcPassword"));
    }

    private static Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
