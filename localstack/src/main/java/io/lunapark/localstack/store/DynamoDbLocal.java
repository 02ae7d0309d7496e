package io.lunapark.localstack.store;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteStatement;
import io.lunapark.localstack.StartFailure;
import io.lunapark.localstack.template.Template.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Handler;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;
import software.amazon.dynamodb.services.local.shared.exceptions.LocalDBAccessException;

/**
 * DynamoDB Local on a server of our own: Amazon's listens on every interface and reports home. Development use only, by
 * its licence.
 */
public final class DynamoDbLocal implements Dynamo {

    /** Kept: without it the level is forgotten with the logger. */
    private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

    /** DynamoDB Local calls it so when it is told to use one file for all. */
    private static final String FILE = Engine.LOCAL.file();

    /** Which sites' pages may call. */
    private static final String NO_PAGES = "";

    private static final Duration CLOSING = Duration.ofSeconds(10);
    private static final Duration FOLDING = Duration.ofSeconds(1);
    private static final int MOST_TRIES = 20;
    private static final int LOG = 1;
    private static final int FOLDED = 2;

    private final Path directory;
    private final String region;
    private final List<Table> tables;
    private final LoopbackServer server;
    private @Nullable LocalDynamoDBRequestHandler database;
    private @Nullable ScheduledExecutorService folding;

    public DynamoDbLocal(Path directory, int port, String key, String region, List<Table> tables) {
        this.directory = directory;
        this.region = region;
        this.tables = tables;
        this.server = new LoopbackServer("dynamodb", port, Guard.forPrograms(key), this::handler);
        SQLITE.setLevel(Level.OFF);
    }

    @Override
    public String url() {
        return server.url();
    }

    @Override
    public String engine() {
        return Engine.LOCAL.title();
    }

    private Handler handler() {
        LocalDynamoDBRequestHandler opened;
        try {
            Files.createDirectories(directory);
            opened = new LocalDynamoDBRequestHandler(0, false, directory.toString(), true, false);
        } catch (IOException | RuntimeException e) {
            throw new StartFailure("DynamoDB Local cannot open its data in " + directory + ": " + e.getMessage(), e);
        }
        database = opened;
        List<String> present = present(opened);
        writeAhead();
        tables.stream().filter(table -> !present.contains(table.name())).forEach(table -> create(opened, table));
        return new LocalDynamoDBServerHandler(opened, NO_PAGES);
    }

    /** The tables that are there; waits while the one before still closes the file, which it does in its own time. */
    private List<String> present(LocalDynamoDBRequestHandler opened) {
        long patience = System.nanoTime() + CLOSING.toNanos();
        while (true) {
            try {
                return opened.listTables(
                                "local", region, ListTablesRequest.builder().build())
                        .tableNames();
            } catch (LocalDBAccessException | IllegalArgumentException stillOpen) {
                if (System.nanoTime() > patience) {
                    throw stillOpen;
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    /** One wait for the disk per write instead of four: SQLite's write-ahead log, which the file remembers. As durable. */
    private void writeAhead() {
        try {
            sqlite(connection -> connection.exec("pragma journal_mode = wal"));
        } catch (SQLiteException e) {
            throw new StartFailure("DynamoDB Local cannot change its data in " + directory + ": " + e.getMessage(), e);
        }
    }

    /**
     * DynamoDB Local never gets to the end of it, and reads get slower with the length of the log. This blocks
     * no writer: it tries until it falls between two writes, and then the log starts anew.
     */
    private void foldLog() {
        try {
            sqlite(connection -> {
                for (int i = 0; i < MOST_TRIES && !isFolded(connection); i++) {}
            });
        } catch (SQLiteException busy) {
            // the next time, then
        }
    }

    private static boolean isFolded(SQLiteConnection connection) throws SQLiteException {
        SQLiteStatement fold = connection.prepare("pragma wal_checkpoint(passive)");
        try {
            fold.step();
            return fold.columnInt(LOG) == fold.columnInt(FOLDED);
        } finally {
            fold.dispose();
        }
    }

    /** On a connection of its own: one belongs to its thread. */
    private void sqlite(Pragma pragma) throws SQLiteException {
        SQLiteConnection connection =
                new SQLiteConnection(directory.resolve(FILE).toFile());
        try {
            pragma.on(connection.open(false).setBusyTimeout((int) CLOSING.toMillis()));
        } finally {
            connection.dispose();
        }
    }

    private interface Pragma {
        void on(SQLiteConnection connection) throws SQLiteException;
    }

    private void create(LocalDynamoDBRequestHandler opened, Table table) {
        opened.createTable("local", region, TableRequests.create(table));
        TableRequests.expiry(table).ifPresent(request -> opened.updateTimeToLive("local", region, request));
    }

    @Override
    public synchronized void start() {
        server.start();
        folding = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("dynamodb-log").factory());
        folding.scheduleWithFixedDelay(this::foldLog, FOLDING.toMillis(), FOLDING.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        server.stop();
        if (folding != null) {
            folding.close();
            folding = null;
        }
        LocalDynamoDBRequestHandler opened = database;
        database = null;
        if (opened != null) {
            opened.shutdown();
            awaitClosed();
        }
    }

    /**
     * The file is closed behind the call, and opened in the middle of that it counts as in use for ever. SQLite removes
     * its write-ahead log first and then lets go of the file: who can read it knows that all is over.
     */
    private void awaitClosed() {
        Path log = directory.resolve(FILE + "-wal");
        long patience = System.nanoTime() + CLOSING.toNanos();
        while ((Files.exists(log) || !isReadable()) && System.nanoTime() < patience) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private boolean isReadable() {
        try {
            sqlite(connection -> connection.exec("select name from sqlite_master"));
            return true;
        } catch (SQLiteException locked) {
            return false;
        }
    }
}
