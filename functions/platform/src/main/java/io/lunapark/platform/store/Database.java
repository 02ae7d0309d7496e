package io.lunapark.platform.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGProperty;

/**
 * The Postgres schema of this function's system. A transaction is a block of code that one can see; the stores that are used
 * in the block work in it.
 */
@Singleton
public final class Database {

    /** Bound while a function is primed: changes are rolled back, and events are not sent. */
    public static final ScopedValue<Boolean> PRIMING = ScopedValue.newInstance();

    /** How long a call waits for a connection before it answers 503. */
    private static final Duration CONNECTION_PATIENCE = Duration.ofSeconds(2);

    /** With the look at a connection that has lain idle, which comes on top. */
    private static final Duration LONGEST_WAIT_FOR_A_CONNECTION = CONNECTION_PATIENCE.plusSeconds(1);

    /** Longer than the patience with a statement, which is a setting of the role; see {@code MigrateDatabase}. */
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(15);

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final ScopedValue<Handle> open = ScopedValue.newInstance();

    Database(DatabaseSettings settings, DatabasePassword password, @Property(name = "lunapark.system") String system) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofSeconds(30).toMillis());
        config.setConnectionTimeout(CONNECTION_PATIENCE.toMillis());
        config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
        config.setInitializationFailTimeout(-1);
        config.setPoolName(system);
        config.addDataSourceProperty(PGProperty.CONNECT_TIMEOUT.getName(), CONNECTION_PATIENCE.toSeconds());
        config.addDataSourceProperty(PGProperty.SOCKET_TIMEOUT.getName(), ANSWER_PATIENCE.toSeconds());
        config.addDataSourceProperty(PGProperty.TCP_KEEP_ALIVE.getName(), true);
        pool = new HikariDataSource(config) {
            @Override
            public Credentials getCredentials() {
                return Credentials.of(settings.user(), password.now());
            }
        };
        jdbi = Jdbi.create(pool);
    }

    /** Runs the work in one transaction; an exception rolls it back. Within another block it joins that one. */
    public <T> T inTransaction(Supplier<T> work) {
        return connected(() -> handle().inTransaction(db -> {
            T result = work.get();
            if (PRIMING.isBound()) {
                db.rollback();
            }
            return result;
        }));
    }

    /** Runs the work on one connection, each statement on its own. */
    public <T> T withConnection(Supplier<T> work) {
        return PRIMING.isBound() ? inTransaction(work) : connected(work);
    }

    /** For stores: the connection of the block that they are used in. */
    public Handle handle() {
        if (!open.isBound()) {
            throw new IllegalStateException("A store was used outside of inTransaction and withConnection");
        }
        return open.get();
    }

    private <T> T connected(Supplier<T> work) {
        if (open.isBound()) {
            return work.get();
        }
        if (Deadline.isNearerThan(LONGEST_WAIT_FOR_A_CONNECTION)) {
            throw new ConnectionException(
                    new SQLTransientConnectionException("The invocation has no time left to wait for a connection"));
        }
        return jdbi.withHandle(db -> {
            try (CutAtDeadline cut = new CutAtDeadline(db.getConnection())) {
                return ScopedValue.where(open, db).call(work::get);
            }
        });
    }

    /** Keeps no connection: it would be dead in the restored copy of a snapshot. */
    public void disconnect() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @PreDestroy
    void close() {
        pool.close();
    }
}
