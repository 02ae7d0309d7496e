package io.lunapark.localstack.store;

/** A part of the stack that can be stopped and started again at the same address, as an outage does it. */
public interface Store {

    /** Where clients reach it, without a slash at its end. */
    String url();

    /** Returns when it answers. */
    void start();

    /** Returns when it is gone. What was acknowledged is on disk. */
    void stop();
}
