package io.lunapark.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    private static final JsonMapper JSON = JsonMapper.createDefault();

    private final LoggerContext loggers = new LoggerContext();

    @Test
    void oneJsonObjectPerLineInTheCloud() throws IOException {
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
            logger.warn("short");
            logger.warn("two \"lines\"\nof {}", "text", new IllegalStateException("why"));
        } finally {
            System.setOut(console);
        }
        List<String> lines = written.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode shorter = JSON.readValue(lines.getFirst(), Argument.of(JsonNode.class));
        assertThat(Instant.parse(shorter.get("timestamp").getStringValue()))
                .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(JSON.readValue(lines.getLast(), Argument.of(JsonNode.class)).isObject())
                .isTrue();
        assertThat(lines.getLast())
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
