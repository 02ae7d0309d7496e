package io.lunapark.testing.backend;

import io.lunapark.localstack.Endpoints;
import io.lunapark.localstack.store.Engine;
import java.util.Locale;

/**
 * Who plays SQS, EventBridge and DynamoDB for the suite: {@code -Dback-end=…} of a Maven profile chooses, and without it
 * they are embedded. Everything else is the same.
 */
public enum BackEnd {

    /** In the process of the stack: DynamoDB Local, also where dynoxide is on the PATH. */
    EMBEDDED,

    /** The same, but for DynamoDB, which dynoxide from the PATH plays as a child process. */
    DYNOXIDE,

    /**
     * SQS and EventBridge of LocalStack, installed by pip. Its DynamoDB is DynamoDB Local, which it fetches from elsewhere at
     * its first start: here it is the embedded one.
     */
    LOCALSTACK_HOST,

    /** moto, installed by pip: a DynamoDB that is not Amazon's. */
    MOTO_HOST,

    /** The image of LocalStack's last version that starts without an account. */
    LOCALSTACK_CONTAINER,

    /** The image of Floci, which is looked after. */
    FLOCI_CONTAINER;

    private static final BackEnd CHOSEN = valueOf(System.getProperty("lunapark.back-end", "embedded")
            .toUpperCase(Locale.ROOT)
            .replace('-', '_'));

    public static BackEnd chosen() {
        return CHOSEN;
    }

    /** Whether all of it is a stack's own, to stop and to start. */
    boolean isOwn() {
        return this == EMBEDDED || this == DYNOXIDE;
    }

    /** Who plays DynamoDB of a stack that a test starts as a process of its own. */
    public static Engine engine() {
        return CHOSEN == DYNOXIDE ? Engine.DYNOXIDE : Engine.LOCAL;
    }

    /** Starts it; who starts it closes it when the stack is gone. */
    public static Running start() {
        return switch (CHOSEN) {
            case EMBEDDED -> new Running(Endpoints.EMBEDDED, () -> {});
            case DYNOXIDE -> new Running(Endpoints.EMBEDDED.with(Engine.DYNOXIDE), () -> {});
            case LOCALSTACK_HOST -> PipServer.localStack();
            case MOTO_HOST -> PipServer.moto();
            case LOCALSTACK_CONTAINER -> Container.localStack("localstack/localstack:4.14.0");
            case FLOCI_CONTAINER -> Container.floci("floci/floci:1.5.34");
        };
    }

    /** Where it is, and how it ends. */
    public record Running(Endpoints endpoints, Runnable end) implements AutoCloseable {

        @Override
        public void close() {
            end.run();
        }
    }
}
