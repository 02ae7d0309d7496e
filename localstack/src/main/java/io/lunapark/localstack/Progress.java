package io.lunapark.localstack;

import java.time.Duration;

/** Is told how far the start has come. */
@FunctionalInterface
public interface Progress {

    void done(String what, Duration took);

    /** Reports nothing. */
    static Progress silent() {
        return (what, took) -> {};
    }
}
