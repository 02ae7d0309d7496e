package io.lunapark.localstack;

/** The stack cannot start, and the message says what to do about it; no stack trace would add to that. */
public final class StartFailure extends RuntimeException {

    public StartFailure(String message) {
        super(message);
    }

    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
