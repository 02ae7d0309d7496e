package io.lunapark.localstack.function;

/** A function has thrown, or could not be made; the cause says why. */
public final class FunctionFailure extends Exception {

    FunctionFailure(String function, Throwable cause) {
        super(function + " failed: " + cause, cause);
    }
}
