package io.lunapark.localstack.store;

import io.lunapark.localstack.StartFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL from embedded binaries. A commit is on disk (fsync), and the data survives every way to end. */
public final class Postgres implements Store {

    private static final Logger LOG = LoggerFactory.getLogger(Postgres.class);
    private static final String DATABASE = "lunapark";
    private static final Map<String, String> CONFIGURATION = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "''",
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections", "200",
            "shared_buffers", "48MB",
            "max_wal_size", "512MB",
            "checkpoint_timeout", "15min");

    private final Path directory;
    private final Path log;
    private final int port;
    private @Nullable EmbeddedPostgres running;

    public Postgres(Path directory, Path log, int port) {
        this.directory = directory.toAbsolutePath();
        this.log = log.toAbsolutePath();
        this.port = port;
        requireUnshareForRoot();
    }

    @Override
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    public String adminUser() {
        return "postgres";
    }

    @Override
    public synchronized void start() {
        stopStale();
        try {
            Files.createDirectories(log.getParent());
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setLocaleConfig("locale", "C")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
            CONFIGURATION.forEach(builder::setServerConfig);
            running = builder.start();
            createDatabase(running);
        } catch (IOException | RuntimeException e) {
            throw new StartFailure(
                    "PostgreSQL does not start: " + e.getMessage() + "\n  Its own words are in " + log, e);
        }
    }

    private void createDatabase(EmbeddedPostgres server) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            var found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'");
            if (!found.next()) {
                statement.execute("create database " + DATABASE);
            }
        } catch (SQLException e) {
            throw new StartFailure("The database " + DATABASE + " cannot be created: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void stop() {
        EmbeddedPostgres server = running;
        running = null;
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                LOG.warn("PostgreSQL does not stop cleanly", e);
            }
        }
        stopPostmaster();
    }

    /** A run that was killed leaves its server behind; only one that works on our own data is stopped. */
    private void stopStale() {
        if (stopPostmaster()) {
            LOG.warn("a PostgreSQL that an earlier run had left behind was stopped");
        }
    }

    private boolean stopPostmaster() {
        Optional<ProcessHandle> server = postmaster();
        if (server.isEmpty()) {
            return false;
        }
        // INT is a fast shutdown, QUIT an immediate one with recovery at the next start.
        for (String signal : List.of("INT", "QUIT", "KILL")) {
            try {
                new ProcessBuilder(
                                "kill", "-" + signal, Long.toString(server.get().pid()))
                        .start()
                        .waitFor();
                server.get().onExit().get(10, TimeUnit.SECONDS);
                return true;
            } catch (TimeoutException e) {
                LOG.warn(
                        "PostgreSQL (pid {}) has not ended within 10 s of SIG{}",
                        server.get().pid(),
                        signal);
            } catch (IOException | ExecutionException e) {
                throw new StartFailure(
                        "PostgreSQL (pid " + server.get().pid() + ") cannot be stopped: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        throw new StartFailure("An old PostgreSQL (pid " + server.get().pid() + ") holds " + directory
                + " and does not end; end it with: kill -9 " + server.get().pid());
    }

    /** The server that works on our data directory, by its own lock file; a pid that somebody else has by now does not count. */
    private Optional<ProcessHandle> postmaster() {
        Path lock = directory.resolve("postmaster.pid");
        try {
            List<String> lines = Files.exists(lock) ? Files.readAllLines(lock) : List.of();
            if (lines.size() < 2 || !Path.of(lines.get(1)).equals(directory)) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(lines.getFirst().trim()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process ->
                            process.info().command().orElse("postgres").contains("postgres"));
        } catch (IOException | NumberFormatException e) {
            throw new StartFailure("The lock file of PostgreSQL cannot be read: " + lock, e);
        }
    }

    private static void requireUnshareForRoot() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        if (!linux || !System.getProperty("user.name", "").equals("root")) {
            return;
        }
        try {
            Process process = new ProcessBuilder("unshare", "-U", "true")
                    .redirectErrorStream(true)
                    .start();
            if (process.waitFor() == 0) {
                return;
            }
        } catch (IOException e) {
            // not there: said below
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StartFailure(
                "PostgreSQL refuses to run as root, and `unshare -U` does not work here.\n"
                        + "  Run lunapark as another user, for example: su someone -c './lunapark up',\n"
                        + "  or make unshare work (package util-linux; user namespaces allowed by the kernel or the container).");
    }
}
