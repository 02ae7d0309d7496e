package io.lunapark.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    private final LoggerContext loggers = new LoggerContext();

    @Test
    void oneJsonObjectPerLineInTheCloud() {
        LogbackMDCAdapter mdc = new LogbackMDCAdapter();
        loggers.setMDCAdapter(mdc);
        PrintStream console = System.out;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            assertThat(configure(Map.of("AWS_LAMBDA_RUNTIME_API", "127.0.0.1", "LUNAPARK_LOG_LEVEL", "WARN")))
                    .isEqualTo(ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);
            Logger logger = loggers.getLogger("park");
            mdc.put("correlationId", "call-0001");
            logger.info("not said");
            logger.warn("two \"lines\"\nof {}", "text", new IllegalStateException("why"));
        } finally {
            System.setOut(console);
        }
        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("{")
                .endsWith("}")
                .contains("\"level\":\"WARN\"")
                .contains("\"formattedMessage\":\"two \\\"lines\\\"\\nof text\"")
                .contains("\"correlationId\":\"call-0001\"")
                .contains("IllegalStateException");
    }

    @Test
    void leavesLoggingAloneElsewhere() {
        assertThat(configure(Map.of())).isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
        assertThat(loggers.getLogger("ROOT").iteratorForAppenders().hasNext()).isFalse();
    }

    private ExecutionStatus configure(Map<String, String> environment) {
        JsonLines lines = new JsonLines(environment);
        lines.setContext(loggers);
        return lines.configure(loggers);
    }
}
