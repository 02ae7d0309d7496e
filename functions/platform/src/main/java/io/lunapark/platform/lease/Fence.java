package io.lunapark.platform.lease;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.Context;
import io.lunapark.platform.store.Deadline.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The token of the lease with which a node runs a scheduled function. Each transaction of that function commits only while
 * no other node has taken the lease: Postgres compares the tokens at the commit (docs/decisions/0047). What a schedule
 * changes in Postgres belongs in a transaction for that reason. Without a token, as in Lambda and in a command, nothing is
 * compared. Threads have the token of the thread that starts them.
 */
public final class Fence {

    private static final String LEASE_TOKEN = "leaseToken";
    private static final ThreadLocal<Long> TOKEN = new InheritableThreadLocal<>();

    private Fence() {}

    /** Runs the work with the token of this invocation, if it has one. */
    public static <E extends Exception> void within(@Nullable Context lambda, Work<E> work) throws E {
        Optional<String> token = Optional.ofNullable(lambda)
                .map(Context::getClientContext)
                .map(ClientContext::getCustom)
                .map(custom -> custom.get(LEASE_TOKEN));
        token.map(Long::valueOf).ifPresent(TOKEN::set);
        try {
            work.run();
        } finally {
            TOKEN.remove();
        }
    }

    public static OptionalLong token() {
        Long token = TOKEN.get();
        return token == null ? OptionalLong.empty() : OptionalLong.of(token);
    }

    /** Lets the transaction of this connection commit only while the token is in force. */
    public static void standBefore(Connection transaction) {
        Long token = TOKEN.get();
        if (token == null) {
            return;
        }
        try (PreparedStatement fence = transaction.prepareStatement("insert into runner.fence (token) values (?)")) {
            fence.setLong(1, token);
            fence.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The lease cannot be compared", e);
        }
    }
}
