package io.lunapark.localstack.store;

/** A part of the stack that can be stopped and started again at the same address, as an outage does it. */
public interface Store {

    /** Returns when it answers. */
    void start();

    /** Returns when it is gone. What was acknowledged is on disk. */
    void stop();
}
