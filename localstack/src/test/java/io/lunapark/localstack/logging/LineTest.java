package io.lunapark.localstack.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is on the console. */
class LineTest {

    private final LoggerContext context = new LoggerContext();

    @Test
    void saysWhenAndWhoAndWhat() {
        assertThat(line("Message 1 could not be applied", "0193-id", null))
                .matches(
                        "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  Consumer AddWagon \\[0193-id] - Message 1 could not be applied\n");
    }

    @Test
    void isOneEntryWhateverCallersWrite() {
        String forged = "\r\n12:00:00.000 INFO  Door - opened\u001b[2J\u0000";

        String line = line("refused: " + forged, "id" + forged, new IllegalArgumentException(forged));

        assertThat(line.lines().skip(1)).isNotEmpty().allMatch(more -> more.startsWith("  "));
        assertThat(line.replace("\n", "").replace("\t", "")).doesNotContainPattern("\\p{Cntrl}");
        assertThat(line).endsWith("\n").contains("IllegalArgumentException");
    }

    private String line(String message, String correlationId, @Nullable Throwable cause) {
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(Logging.LINE);
        layout.start();
        Logger logger = context.getLogger("io.lunapark.platform.event.Consumer");
        LoggingEvent event = new LoggingEvent("", logger, Level.WARN, message, cause, null);
        event.setMDCPropertyMap(Map.of("function", "AddWagon", "correlationId", correlationId));
        return layout.doLayout(event);
    }
}
