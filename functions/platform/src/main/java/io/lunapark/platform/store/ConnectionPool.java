package io.lunapark.platform.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGProperty;

/** The connections to Postgres of one function. Micronaut's own pool knows one password; IAM has one for each connection. */
@Factory
final class ConnectionPool {

    /** How long a call waits for a connection before it answers 503. */
    private static final Duration CONNECTION_PATIENCE = Duration.ofSeconds(2);

    /** With the look at a connection that has lain idle, which comes on top. */
    static final Duration LONGEST_WAIT = CONNECTION_PATIENCE.plusSeconds(1);

    /** Longer than the patience with a statement, which is a setting of the role; see {@code MigrateDatabase}. */
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(15);

    private final HikariDataSource pool;

    ConnectionPool(
            DatabaseSettings settings, DatabasePassword password, @Property(name = "lunapark.system") String system) {
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
    }

    @Singleton
    @Named("default")
    DataSource connections() {
        return pool;
    }

    /** Keeps no connection: it would be dead in the restored copy of a snapshot. */
    void disconnect() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @PreDestroy
    void close() {
        pool.close();
    }
}
