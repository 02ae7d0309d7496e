package io.lunapark.platform.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts a connection to Postgres at the deadline of the invocation. A time-out of the socket begins anew with each byte and
 * one of a statement with each statement; this one holds for all of them together, whatever the server does.
 */
public final class CutAtDeadline implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CutAtDeadline.class);
    private static final ScheduledThreadPoolExecutor TIMER = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("deadlines").factory());

    static {
        TIMER.setRemoveOnCancelPolicy(true);
    }

    private final Runnable withdraw;

    /** From now until it is closed. */
    public CutAtDeadline(Connection connection) {
        var cut = TIMER.schedule(() -> cut(connection), Deadline.left().toMillis(), TimeUnit.MILLISECONDS);
        withdraw = () -> cut.cancel(false);
    }

    /** In a thread of its own: over TLS a socket says goodbye, to a server that may not listen. */
    private static void cut(Connection connection) {
        try {
            connection.abort(command -> Thread.ofVirtual().start(command));
        } catch (SQLException e) {
            log.warn("A connection could not be cut", e);
        }
    }

    @Override
    public void close() {
        withdraw.run();
    }
}
