package io.lunapark.client;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Callers who all start at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    public static List<Answer> all(List<Supplier<Answer>> calls) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = calls.stream()
                    .map(call -> callers.submit(() -> {
                        start.await();
                        return call.get();
                    }))
                    .toList();
            start.countDown();
            return answers.stream().map(AtOnce::answer).toList();
        }
    }

    /** The same call from so many callers. */
    public static List<Answer> repeat(int callers, Supplier<Answer> call) {
        return all(Collections.nCopies(callers, call));
    }

    private static Answer answer(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
