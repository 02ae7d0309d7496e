package io.lunapark.platform.lambda;

import io.micronaut.context.RuntimeBeanDefinition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/** A function behind API Gateway whose clock goes as a test wants; all else of it is as it is deployed. */
public final class AtOtherTimes implements AutoCloseable {

    private final HttpHandler handler;

    public AtOtherTimes(Map<String, String> environment, Clock clock) {
        handler = new HttpHandler(Function.start(
                environment,
                RuntimeBeanDefinition.builder(Clock.class, () -> clock)
                        .singleton(true)
                        .replaces(Clock.class)
                        .build()));
    }

    public String call(String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        handler.close();
    }
}
