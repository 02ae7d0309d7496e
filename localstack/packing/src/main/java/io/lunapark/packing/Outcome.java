package io.lunapark.packing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a function made of one event: its answer, or the error that it ended with, both as JSON. */
public record Outcome(String requestId, byte[] answer, boolean failed, Duration duration) {

    public String text() {
        return new String(answer, StandardCharsets.UTF_8);
    }
}
