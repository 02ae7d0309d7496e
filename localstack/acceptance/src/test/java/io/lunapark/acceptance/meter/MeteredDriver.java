package io.lunapark.acceptance.meter;

import io.lunapark.acceptance.meter.Meter.Unit;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Counts the round trips to Postgres of connections whose address begins with {@code jdbc:metered:}. */
final class MeteredDriver implements Driver {

    private static final String PREFIX = "jdbc:metered:";
    private static final Set<String> ENDS = Set.of("commit", "rollback");

    static void register() {
        try {
            DriverManager.registerDriver(new MeteredDriver());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same address, counted. */
    static String instead(String url) {
        return url.replaceFirst("^jdbc:", PREFIX);
    }

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        return acceptsURL(url)
                ? counted(Connection.class, DriverManager.getConnection(url.replaceFirst(PREFIX, "jdbc:"), properties))
                : null;
    }

    /** Statements that it makes are counted, too. */
    private static <T> T counted(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute") || ENDS.contains(method.getName())) {
                        Meter.count(Unit.POSTGRES, 1);
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        return switch (result) {
                            case CallableStatement call -> counted(CallableStatement.class, call);
                            case PreparedStatement statement -> counted(PreparedStatement.class, statement);
                            case Statement statement -> counted(Statement.class, statement);
                            case null -> null;
                            default -> result;
                        };
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }
}
