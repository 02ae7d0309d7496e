package io.lunapark.platform.store;

import io.lunapark.platform.lease.Fence;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Postgres schema of this function's system. A transaction is a block of code that one can see; the stores that are used
 * in the block work in it, and are refused outside of one.
 */
@Singleton
public final class Database {

    /** Bound while a function is primed: changes are rolled back, and events are not sent. */
    public static final ScopedValue<Boolean> PRIMING = ScopedValue.newInstance();

    private final ConnectionOperations<Connection> connections;
    private final TransactionOperations<Connection> transactions;
    private final ConnectionPool pool;

    Database(
            ConnectionOperations<Connection> connections,
            TransactionOperations<Connection> transactions,
            ConnectionPool pool) {
        this.connections = connections;
        this.transactions = transactions;
        this.pool = pool;
    }

    /** Runs the work in one transaction; an exception rolls it back. Within another block it joins that one. */
    public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        AtomicReference<@Nullable RuntimeException> first = new AtomicReference<>();
        try {
            return connected(() -> transactions.executeWrite(transaction -> {
                try {
                    Fence.standBefore(transaction.getConnection());
                    T result = work.get();
                    if (PRIMING.isBound()) {
                        transaction.setRollbackOnly();
                    }
                    return result;
                } catch (RuntimeException e) {
                    first.set(e);
                    throw e;
                }
            }));
        } catch (RuntimeException e) {
            // A rollback that fails too, on a connection that is lost, would hide what was wrong.
            RuntimeException cause = first.get();
            throw cause == null ? e : cause;
        }
    }

    /** Runs the work on one connection, each statement on its own. */
    public <T extends @Nullable Object> T withConnection(Supplier<T> work) {
        return PRIMING.isBound() ? inTransaction(work) : connected(work);
    }

    private <T extends @Nullable Object> T connected(Supplier<T> work) {
        if (connections.findConnectionStatus().isPresent()) {
            return work.get();
        }
        if (Deadline.isNearerThan(ConnectionPool.LONGEST_WAIT)) {
            throw new ConnectionException(
                    "The invocation has no time left",
                    new SQLTransientConnectionException("The invocation has no time left to wait for a connection"));
        }
        return connections.executeWrite(status -> {
            try (CutAtDeadline cut = new CutAtDeadline(status.getConnection())) {
                return work.get();
            }
        });
    }

    /** Keeps no connection: it would be dead in the restored copy of a snapshot. */
    public void disconnect() {
        pool.disconnect();
    }
}
