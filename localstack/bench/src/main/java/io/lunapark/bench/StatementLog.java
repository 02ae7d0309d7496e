package io.lunapark.bench;

import io.lunapark.localstack.function.FunctionFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which statements a call of a function makes, in the words of Postgres' own log: what the base has to do too. */
final class StatementLog {

    private static final Pattern LINE =
            Pattern.compile("\\[(\\d+)] LOG: {2}(?:statement|execute [^:]+): (.*?)(?=\\n\\S|\\z)", Pattern.DOTALL);

    private static final Pattern TABLE =
            Pattern.compile("\\b(?:from|into|update)\\s+\"?(\\w+)", Pattern.CASE_INSENSITIVE);

    private final OwnStack stack;
    private final Path log;

    StatementLog(OwnStack stack) {
        this.stack = stack;
        this.log = stack.data().resolve("logs/postgres.log");
    }

    /**
     * What the statements of one call do with which table, until its transaction is committed.
     *
     * @param first is called before it: a session hears of the log's setting at its next statement
     */
    List<String> of(String function, byte[] first, byte[] event) throws SQLException, IOException, FunctionFailure {
        stack.administer("alter system set log_statement = 'all'");
        stack.administer("select pg_reload_conf()");
        stack.call(function, first);
        long before = Files.size(log);
        stack.call(function, event);
        stack.administer("alter system reset log_statement");
        stack.administer("select pg_reload_conf()");
        return statements(Files.readString(log).substring((int) before));
    }

    private static List<String> statements(String text) {
        Map<String, List<String>> bySession = new LinkedHashMap<>();
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            String sql = shape(line.group(2));
            // Empty is the pool's look whether the connection is alive.
            if (!sql.isEmpty()) {
                bySession.computeIfAbsent(line.group(1), s -> new ArrayList<>()).add(sql);
            }
        }
        return bySession.values().stream()
                .filter(session -> session.contains("COMMIT"))
                .map(session -> session.subList(0, session.indexOf("COMMIT") + 1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no transaction in the log of Postgres:\n" + text));
    }

    /** {@code insert into coaster}, whoever has written it; what concerns no table stands as it is. */
    static String shape(String sql) {
        Matcher table = TABLE.matcher(sql);
        String verb = sql.strip().split("\\s")[0].toLowerCase(Locale.ROOT);
        return table.find() ? verb + " " + table.group(1).toLowerCase(Locale.ROOT) : sql.strip();
    }
}
