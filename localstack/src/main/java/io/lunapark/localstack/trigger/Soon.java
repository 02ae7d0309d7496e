package io.lunapark.localstack.trigger;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** Work that is done soon, in a thread of its own: once for all that ask before it begins, and once more for those after. */
final class Soon {

    private final Runnable work;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ReentrantLock one = new ReentrantLock();

    Soon(Runnable work) {
        this.work = work;
    }

    void ask() {
        if (asked.compareAndSet(false, true)) {
            Thread.ofVirtual().start(this::work);
        }
    }

    private void work() {
        one.lock();
        try {
            asked.set(false);
            work.run();
        } finally {
            one.unlock();
        }
    }
}
