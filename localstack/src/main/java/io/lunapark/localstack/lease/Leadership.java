package io.lunapark.localstack.lease;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lunapark.localstack.StartFailure;
import io.lunapark.localstack.Whereabouts;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this node fires the schedules of all nodes that share a Postgres. It asks for the lease all the time; a node that
 * has died, is paused or is cut off loses it, and another has it within ten seconds.
 */
public final class Leadership implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

    /** With the pause and one question that is not answered, well below ten seconds. */
    private static final Duration TERM = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(1500);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Whereabouts where;
    private final String node;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("lease").daemon().factory());
    private @Nullable Connection connection;
    private volatile Held held = Held.NOTHING;

    /** @param endNanos by this machine's clock, counted from before the lease was asked for: never later than in Postgres */
    private record Held(OptionalLong token, long endNanos) {
        static final Held NOTHING = new Held(OptionalLong.empty(), 0);
    }

    /** @param node what people call this node; no other one is called so */
    public Leadership(Whereabouts where, String node) {
        this.where = where;
        this.node = node;
    }

    /** Makes the table of the lease where it is not there yet. */
    public static void prepare(Whereabouts where) {
        try (InputStream sql = Objects.requireNonNull(Leadership.class.getResourceAsStream("lease.sql"));
                Connection owner = connect(where);
                Statement statement = owner.createStatement()) {
            statement.execute(new String(sql.readAllBytes(), UTF_8));
        } catch (SQLException | IOException e) {
            throw new StartFailure("The table of the lease cannot be made: " + e.getMessage(), e);
        }
    }

    /** Asks for the lease at once, and from now on until it is closed. */
    public void start() {
        ask();
        clock.scheduleWithFixedDelay(this::ask, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The token of the lease, empty while this node does not hold it. */
    public OptionalLong token() {
        Held now = held;
        return now.endNanos() - System.nanoTime() > 0 ? now.token() : OptionalLong.empty();
    }

    private void ask() {
        long asked = System.nanoTime();
        OptionalLong before = held.token();
        try {
            OptionalLong token = take();
            held = new Held(token, asked + TERM.toNanos());
            if (!token.equals(before)) {
                LOG.info(token.isPresent() ? "{} leads, with token {}" : "{} does not lead", node, token.orElse(0));
            }
        } catch (SQLException e) {
            LOG.debug("The lease cannot be asked for: {}", e.getMessage());
            disconnect();
        }
    }

    private OptionalLong take() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = connect(where);
            connection = open;
        }
        try (PreparedStatement take = open.prepareStatement("select runner.take_lease(?, cast(? as interval))")) {
            take.setString(1, node);
            take.setString(2, TERM.toString());
            try (ResultSet row = take.executeQuery()) {
                row.next();
                long token = row.getLong(1);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(token);
            }
        }
    }

    /** Not from a pool: a question that is not answered ends with its connection. */
    private static Connection connect(Whereabouts where) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", where.jdbcUser());
        properties.setProperty("password", where.jdbcPassword());
        properties.setProperty("connectTimeout", Long.toString(PATIENCE.toSeconds()));
        properties.setProperty("loginTimeout", Long.toString(PATIENCE.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(PATIENCE.toSeconds()));
        return DriverManager.getConnection(where.jdbc(), properties);
    }

    private void disconnect() {
        try (Connection old = connection) {
            connection = null;
        } catch (SQLException e) {
            LOG.debug("The connection of the lease does not close cleanly", e);
        }
    }

    /** Gives the lease back, so that another node need not wait for its end. */
    @Override
    public void close() {
        clock.close();
        held = Held.NOTHING;
        Connection open = connection;
        if (open != null) {
            try (PreparedStatement end =
                    open.prepareStatement("update runner.lease set until = now() where holder = ? and until > now()")) {
                end.setString(1, node);
                end.executeUpdate();
            } catch (SQLException e) {
                LOG.debug("The lease is not given back, and ends by itself", e);
            }
            disconnect();
        }
    }
}
