package io.lunapark.cli;

import org.jspecify.annotations.Nullable;

/** What cannot be done, in words for the one who asked for it. */
final class Failure extends RuntimeException {

    Failure(@Nullable String message) {
        super(message);
    }
}
