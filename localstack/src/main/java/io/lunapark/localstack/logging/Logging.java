package io.lunapark.localstack.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.LevelFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import ch.qos.logback.core.spi.FilterReply;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/**
 * Where log lines go: readable ones to the console, structured ones to a file per level, all with correlation id and user
 * id. In {@code prod} from WARN on. The logger {@code problems} has a file of its own that holds its messages and nothing
 * else, and {@code failover-metrics} has one a day. Configured in code, which starts faster than XML.
 */
public final class Logging {

    private static final String WORDS = "%d{HH:mm:ss.SSS} %-5level %logger{0}%replace( %mdc{function}){'^ $',''}"
            + "%replace( [%mdc{correlationId}]){'^ \\[\\]$',''}%replace( <%mdc{userId}>){'^ <>$',''} - %msg%n%ex";

    /**
     * Stays one entry, whatever the words of callers in it: what follows a line break is indented, so that it does not look
     * like an entry of its own, and nothing in it tells a terminal what to do.
     */
    static final String LINE = "%replace(%replace(" + WORDS + "){'[\\n\\r\\x85\\u2028\\u2029]+(?=.)','\n  '})"
            + "{'[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F]','\uFFFD'}";

    private static final FileSize FILE = FileSize.valueOf("10MB");
    private static final int OLD_FILES = 5;
    private static final int DAYS = 31;
    private static final List<String> LIBRARIES = List.of(
            "org", "com", "io.micronaut", "io.zonky", "software.amazon", "reactor", "ch.qos", "slick", "io.netty");

    private final LoggerContext context;
    private final Path directory;

    private Logging(LoggerContext context, Path directory) {
        this.context = context;
        this.directory = directory;
    }

    /** Replaces whatever was configured before. */
    public static void configure(String environment, Path directory) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        new Logging(context, directory).configure(environment.equals("prod") ? Level.WARN : Level.INFO);
    }

    private void configure(Level level) {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        for (String library : LIBRARIES) {
            context.getLogger(library).setLevel(Level.WARN);
        }
        // Says at every start that it has no credentials it could ask for, and at every stop that requests were cut
        // off.
        context.getLogger("org.elasticmq").setLevel(Level.ERROR);
        // Says of every conditional write that was refused, which is how a repeated event ends, that it is an
        // exception.
        context.getLogger("software.amazon.dynamodb.services.local").setLevel(Level.ERROR);
        root.addAppender(console());
        for (Level one : List.of(Level.ERROR, Level.WARN, Level.INFO)) {
            if (one.isGreaterOrEqual(level)) {
                root.addAppender(file(one));
            }
        }
        Logger problems = context.getLogger("problems");
        problems.setLevel(Level.INFO);
        problems.addAppender(problems());
        Logger metrics = context.getLogger("failover-metrics");
        metrics.setLevel(Level.INFO);
        metrics.addAppender(daily(metrics.getName()));
    }

    private Appender<ILoggingEvent> console() {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName("console");
        console.setEncoder(pattern(LINE));
        console.start();
        return console;
    }

    private Appender<ILoggingEvent> file(Level level) {
        JsonEncoder json = new JsonEncoder();
        json.setContext(context);
        json.setWithContext(false);
        json.setWithSequenceNumber(false);
        json.setWithNanoseconds(false);
        json.setWithMessage(false);
        json.setWithArguments(false);
        json.setWithFormattedMessage(true);
        json.start();
        RollingFileAppender<ILoggingEvent> file = file(level.levelStr.toLowerCase(Locale.ROOT), json);
        LevelFilter only = new LevelFilter();
        only.setContext(context);
        only.setLevel(level);
        only.setOnMatch(FilterReply.NEUTRAL);
        only.setOnMismatch(FilterReply.DENY);
        only.start();
        file.addFilter(only);
        return file;
    }

    private Appender<ILoggingEvent> problems() {
        return file("problems", pattern("%msg%n"));
    }

    /** {@code NAME-2026-11-21.log}: the day is part of the name from the first line on. */
    private Appender<ILoggingEvent> daily(String name) {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(context);
        file.setName(name);
        file.setEncoder(pattern("%msg%n"));
        TimeBasedRollingPolicy<ILoggingEvent> rolling = new TimeBasedRollingPolicy<>();
        rolling.setContext(context);
        rolling.setParent(file);
        rolling.setFileNamePattern(
                directory.resolve(name + "-%d{yyyy-MM-dd, UTC}.log").toString());
        rolling.setMaxHistory(DAYS);
        rolling.start();
        file.setRollingPolicy(rolling);
        file.start();
        return file;
    }

    private RollingFileAppender<ILoggingEvent> file(String name, Encoder<ILoggingEvent> encoder) {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(context);
        file.setName(name);
        file.setFile(directory.resolve(name + ".log").toString());
        file.setEncoder(encoder);
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(file);
        rolling.setFileNamePattern(directory.resolve(name + ".%i.log").toString());
        rolling.setMaxIndex(OLD_FILES);
        rolling.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(FILE);
        size.start();
        file.setRollingPolicy(rolling);
        file.setTriggeringPolicy(size);
        file.start();
        return file;
    }

    private PatternLayoutEncoder pattern(String line) {
        PatternLayoutEncoder pattern = new PatternLayoutEncoder();
        pattern.setContext(context);
        pattern.setPattern(line);
        pattern.start();
        return pattern;
    }
}
