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

/**
 * PostgreSQL from embedded binaries. A commit is on disk (fsync), and the data survives every way to end. The password of
 * its owner lies beside the data.
 */
public final class Postgres implements Store {

    private static final Logger LOG = LoggerFactory.getLogger(Postgres.class);
    private static final String DATABASE = "lunapark";
    private static final String OWNER = "postgres";

    /** Our passwords cannot be guessed: to make guessing slow would only make each connection slow. */
    private static final String SCRAM_ITERATIONS = "1";

    private static final String ACCESS = "host all all 127.0.0.1/32 %s\n";
    private static final String BY_PASSWORD = ACCESS.formatted("scram-sha-256");
    private static final String BY_ANYBODY = ACCESS.formatted("trust");

    private static final Map<String, String> CONFIGURATION = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "''",
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections", "200",
            "shared_buffers", "48MB",
            "max_wal_size", "512MB",
            "checkpoint_timeout", "15min",
            "scram_iterations", SCRAM_ITERATIONS);

    private final Path directory;
    private final Path log;
    private final int port;
    private final Path passwordFile;
    private final String password;
    private boolean passwordIsNew;
    private @Nullable EmbeddedPostgres running;

    public Postgres(Path directory, Path log, int port) {
        this.directory = directory.toAbsolutePath();
        this.log = log.toAbsolutePath();
        this.port = port;
        this.passwordFile = this.directory.resolveSibling(this.directory.getFileName() + ".password");
        this.passwordIsNew = !Files.exists(passwordFile);
        this.password = passwordIsNew ? Passwords.random() : read(passwordFile);
        requireUnshareForRoot();
    }

    @Override
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    public String adminUser() {
        return OWNER;
    }

    public String adminPassword() {
        return password;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new StartFailure("The password of the database cannot be read from " + file + ": " + e, e);
        }
    }

    @Override
    public synchronized void start() {
        stopStale();
        try {
            Files.createDirectories(log.getParent());
            keepPassword();
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(binaries().toFile())
                    .setRegisterShutdownHook(false)
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", passwordFile.toString())
                    .setLocaleConfig("set", "scram_iterations=" + SCRAM_ITERATIONS)
                    .setConnectConfig("password", password)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
            CONFIGURATION.forEach(builder::setServerConfig);
            running = builder.start();
            askForPassword(running);
            createDatabase(running);
        } catch (IOException | RuntimeException e) {
            throw new StartFailure(
                    "PostgreSQL does not start: " + e.getMessage() + "\n  Its own words are in " + log, e);
        }
    }

    /** Where its programs are unpacked, once for all stacks of a user. Other users cannot replace them. */
    private Path binaries() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "lunapark-" + System.getProperty("user.name"));
        OwnerOnly.directory(folder);
        if (!OwnerOnly.isOfOwnerOf(passwordFile, folder)) {
            throw new StartFailure(folder + " belongs to another user; have it removed.");
        }
        return folder.resolve("postgres");
    }

    /** Data without it is of an earlier version, or it was lost: who can write into the data may choose another one. */
    private void keepPassword() throws IOException {
        if (passwordIsNew) {
            OwnerOnly.write(passwordFile, password);
            if (Files.exists(access())) {
                Files.writeString(access(), BY_ANYBODY);
            }
            passwordIsNew = false;
        }
    }

    private void askForPassword(EmbeddedPostgres server) throws IOException {
        if (Files.readString(access()).equals(BY_PASSWORD)) {
            return;
        }
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role " + OWNER + " password '" + password + "'");
            Files.writeString(access(), BY_PASSWORD);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new StartFailure("The password of the database cannot be set: " + e.getMessage(), e);
        }
    }

    /** Who is asked for what; read at the start and when told to. */
    private Path access() {
        return directory.resolve("pg_hba.conf");
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

    /** The server that works on our data directory, by its own lock file; a pid that another process has by now does not count. */
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
